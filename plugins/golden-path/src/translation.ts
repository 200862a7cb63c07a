import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { upkeepMessages } from './translations/upkeep';

/**
 * The texts of the golden path pages and cards, in English and German.
 *
 * @public
 */
export const goldenPathTranslationRef = createTranslationRef({
  id: 'plugin.golden-path',
  messages: {
    title: 'Golden path',
    nav: {
      start: 'Start',
      services: 'Services',
      campaigns: 'Campaigns',
      effects: 'What was made',
    },
    ...upkeepMessages,
  },
  translations: {
    de: () => import('./translations/de'),
  },
});
