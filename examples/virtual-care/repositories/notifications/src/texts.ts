const TEXTS: Record<string, string> = {
  en: 'There is news about your visit.',
  de: 'Es gibt Neuigkeiten zu Ihrem Termin.',
};

/** The text in the reader's language, in English where there is none. */
export function render(language: string): string {
  return TEXTS[language] ?? TEXTS.en;
}
