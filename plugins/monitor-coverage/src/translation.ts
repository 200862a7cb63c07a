import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { evidenceMessages } from './translations/evidence';
import { journeyMessages } from './translations/journeys';
import { overviewMessages } from './translations/overview';
import { partMessages } from './translations/parts';
import { proposalMessages } from './translations/proposals';
import { reasonMessages } from './translations/reasons';
import { upkeepMessages } from './translations/upkeep';
import { vocabularyMessages } from './translations/vocabulary';

/**
 * The texts of the monitor coverage pages and cards, in English and German.
 *
 * @public
 */
export const monitorCoverageTranslationRef = createTranslationRef({
  id: 'plugin.monitor-coverage',
  messages: {
    title: 'Monitor coverage',
    nav: {
      overview: 'Overview',
      parts: 'Heatmap',
      gaps: 'Gaps',
      journeys: 'Journeys',
      hygiene: 'Hygiene',
      watches: 'Watches',
      providers: 'Providers',
    },
    ...vocabularyMessages,
    ...overviewMessages,
    ...partMessages,
    ...journeyMessages,
    ...proposalMessages,
    ...reasonMessages,
    ...evidenceMessages,
    ...upkeepMessages,
  },
  translations: {
    de: () => import('./translations/de'),
  },
});
