/**
 * The config of an app that can be shown in English and German, for
 * `renderTestApp` and `renderInTestApp`. The app remembers the language of the
 * test before, which is why this changes that, too.
 *
 * @public
 */
export function appConfig(options: { language?: 'en' | 'de' } = {}) {
  const { language = 'en' } = options;
  localStorage.setItem('language', language);
  return {
    app: {
      title: 'Guildhall',
      baseUrl: 'http://localhost:3000',
      extensions: [
        {
          'api:app/app-language': {
            config: { availableLanguages: ['en', 'de'] },
          },
        },
      ],
    },
    backend: { baseUrl: 'http://localhost:7007' },
  };
}
