import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { fieldMessages } from './translations/fields';
import { runMessages } from './translations/run';
import { templateMessages } from './translations/templates';
import { upkeepMessages } from './translations/upkeep';
import { wizardMessages } from './translations/wizard';

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
    ...templateMessages,
    ...wizardMessages,
    ...fieldMessages,
    ...runMessages,
    ...upkeepMessages,
  },
  translations: {
    de: () => import('./translations/de'),
  },
});
