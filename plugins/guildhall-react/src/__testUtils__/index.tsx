import { renderInTestApp } from '@backstage/frontend-test-utils';
import axe from 'axe-core';

/** Renders in an app that is shown in German. */
export function renderInGerman(element: JSX.Element) {
  // The app remembers the language of the test before.
  localStorage.clear();
  return renderInTestApp(element, {
    config: {
      app: {
        baseUrl: 'http://localhost:3000',
        extensions: [
          {
            'api:app/app-language': {
              config: {
                availableLanguages: ['en', 'de'],
                defaultLanguage: 'de',
              },
            },
          },
        ],
      },
      backend: { baseUrl: 'http://localhost:7007' },
    },
  });
}

/** What axe finds wrong, in words; colours need a real browser. */
export async function findAccessibilityViolations(
  element: Element,
): Promise<string[]> {
  const { violations } = await axe.run(element, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help}: ${html}`),
  );
}
