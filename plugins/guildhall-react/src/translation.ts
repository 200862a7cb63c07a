import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * The texts of the shared widgets, in English and German.
 *
 * @public
 */
export const guildhallReactTranslationRef = createTranslationRef({
  id: 'plugin.guildhall-react',
  messages: {
    action: {
      cancel: 'Cancel',
      failed: 'That did not work',
    },
    field: { required: 'Required', choose: 'Choose' },
    filter: {
      text: 'Find by name',
      mine: 'My teams',
      clear: 'Clear filters',
    },
    paging: {
      label: 'Pages',
      range: '{{first}}–{{last}} of {{total}}',
      total: '{{total}} in all',
      first: 'First page',
      previous: 'Previous page',
      next: 'Next page',
    },
    verdict: {
      pass: 'Pass',
      warn: 'Warning',
      fail: 'Fail',
      unknown: 'Unknown',
      'not-applicable': 'Not applicable',
      exempted: 'Exempted until {{day}}',
    },
    level: {
      none: 'No level',
      distribution: 'Entities by level',
      share: '{{title}}: {{amount}} of {{total}} ({{percent}})',
      reached: 'reached',
      exempted_one: '{{count}} exempted',
      exempted_other: '{{count}} exempted',
      left_one: '{{count}} check left',
      left_other: '{{count}} checks left',
      waits: 'waits for the level below',
      ladder: 'Levels of {{title}}',
    },
    coverage: {
      measured: '{{coverage}} measured',
      notMeasured: 'Nothing measured yet',
    },
    trend: {
      title: 'Trend',
      table: 'Trend as a table',
      day: 'Day',
      points: 'Points',
      coverage: 'Measured',
      tooFew:
        'The trend needs two days. One point is stored each day, so come back tomorrow.',
      marks: 'Marks in the chart',
      change: {
        definition: 'Another definition',
        scope: 'Another scope',
        population: 'Many joined or left',
      },
      moves: 'Why entities moved',
      moved: {
        improved: 'Improved',
        declined: 'Got worse',
        ruleUp: 'Lifted by a changed rule or an exemption',
        ruleDown: 'Lowered by a changed rule or an exemption',
        joined: 'Joined',
        left: 'Left',
      },
      sparkline: '{{label}}: from {{from}} to {{to}}',
      noSparkline: 'No trend yet',
    },
    evidence: {
      observed: 'Observed',
      neverObserved: 'Never observed',
      stale: 'Stale',
      staleSince: 'Stale since',
      hash: 'Content hash',
      error: 'The source reported an error',
      field: 'Field',
      value: 'Value',
      empty: 'no value',
      showAll_one: 'Show {{count}} more field',
      showAll_other: 'Show {{count}} more fields',
      showFewer: 'Show fewer fields',
      changed: 'The value has changed since this verdict was given.',
    },
    time: {
      justNow: 'just now',
    },
    state: {
      loading: 'Loading',
      refreshFailed: 'This is what was loaded before: refreshing failed.',
      retry: 'Try again',
      error: {
        title: 'This could not be loaded',
        offline:
          'The portal did not answer. Check your connection, then try again.',
        server:
          'The server had a problem. Try again in a moment; if it stays, tell the people who run the portal what is written here.',
        request: 'Change what you asked for, then try again.',
      },
      forbidden: {
        title: 'You may not see this',
        action:
          'Ask the people who run the portal for the permission, and tell them which page you wanted to see.',
      },
      notFound: {
        title: 'Not found',
        action: 'It may have been removed or renamed.',
      },
    },
  },
  translations: {
    de: () => import('./translations/de'),
  },
});
