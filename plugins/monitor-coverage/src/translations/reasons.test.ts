import { reasonTexts } from '@guildhall/plugin-monitor-coverage-common';
import { reasonMessagesDe } from './reasons.de';

/** What a text is told, by its key. */
function parametersOf(texts: Record<string, string>) {
  return new Map(
    Object.entries(texts).map(([key, text]) => [
      key.replace(/^reason\./, ''),
      new Set(text.match(/\{\{\w+\}\}/g)),
    ]),
  );
}

it('says each reason in German, with all that it is about', () => {
  expect(parametersOf(reasonMessagesDe)).toEqual(parametersOf(reasonTexts));
});
