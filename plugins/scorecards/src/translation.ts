import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { campaignMessages } from './translations/campaigns';
import { exemptionMessages } from './translations/exemptions';
import { exportMessages } from './translations/export';
import { rollUpMessages } from './translations/rollups';
import { workbenchMessages } from './translations/workbench';

/**
 * The texts of the scorecards pages and cards, in English and German.
 *
 * @public
 */
export const scorecardsTranslationRef = createTranslationRef({
  id: 'plugin.scorecards',
  messages: {
    title: 'Scorecards',
    type: {
      readiness: 'Readiness',
      'tech-debt': 'Tech debt',
      'guild-decision': 'Guild decision',
      coverage: 'Coverage',
    },
    stage: {
      draft: { title: 'Draft', meaning: 'It is loaded but not scored yet.' },
      preview: {
        title: 'Upcoming',
        meaning:
          'It is scored so that teams can look at it; it does not count yet.',
      },
      retired: { title: 'Retired', meaning: 'It is no longer scored.' },
      upcomingFrom: 'Upcoming from {{day}}',
    },
    filter: {
      open: 'Filters',
      openWithCount: 'Filters ({{amount}})',
      clear: 'Clear filters',
      any: 'Any',
      searchOptions: 'Search',
      owner: 'Owner',
      system: 'System',
      kind: 'Kind',
      type: 'Type',
      lifecycle: 'Lifecycle',
    },
    portfolio: {
      title: 'Portfolio',
      list: 'Scorecards',
      entities_one: '{{count}} entity',
      entities_other: '{{count}} entities',
      levels: 'Levels',
      points: 'Points',
      trend: 'Points, 30 days',
      moved: 'This week',
      up: '{{amount}} up',
      down: '{{amount}} down',
      nothingMoved: 'No change',
      nothingApplies: 'It applies to none of these entities.',
      retired: { title: 'Retired scorecards', none: 'None is retired.' },
      empty: {
        title: 'No scorecards yet',
        description:
          'Scorecards are YAML files. Add their place to scorecards.locations in the configuration; what could not be loaded is on the health page.',
        action: 'Open health',
      },
    },
    movements: {
      title: 'What moved this week',
      up: 'rose from {{from}} to {{to}}',
      down: 'fell from {{from}} to {{to}}',
      more: 'Show {{amount}} more',
      empty: {
        title: 'Nothing moved this week',
        description: 'Entities that rise or fall by a level appear here.',
      },
    },
    scorecard: {
      type: 'Type',
      owner: 'Owner',
      version: 'Version',
      origin: 'Defined in',
      standing: 'Where things stand',
      verdicts: 'Verdicts',
      trend: 'Trend',
      trendDays: 'The last {{days}} days',
      trendOfAll:
        'The last {{days}} days of all entities: daily numbers are kept for one owner or one system at a time',
      trendBy: 'Trend of',
      trendByLevel: 'Levels',
      trendByPoints: 'Points',
      entities: 'Entities',
      noEntities: 'No entity matches',
      views: 'Views of the scorecard',
      view: {
        matrix: 'Entities and checks',
        owner: 'By owner',
        system: 'By system',
      },
      no: { owner: 'No owner', system: 'No system' },
    },
    matrix: {
      label: 'Entities and checks of {{title}}',
      entity: 'Entity',
      check: '{{title}}: {{amount}} fail. Show only these',
      upcomingCheck: '{{title}}, upcoming: {{amount}} fail. Show only these',
      brokenCheck: '{{title}}: not evaluated, its definition is broken',
      order: 'What needs attention comes first',
      legend: 'What the signs mean',
      only: 'Only entities with',
      showAll: 'Show all entities',
      open: 'Open',
    },
    verdict: {
      panel: 'Why this verdict',
      close: 'Close',
      fix: 'How to fix it',
      evidence: 'Evidence',
      noEvidence: 'The check reads no facts: it looks at the catalog entity.',
      valuesForbidden: 'You may not see the values.',
      valuesFailed: 'The values could not be loaded: {{message}}',
      about: 'About this check',
      rule: 'Rule',
      since: 'Last change',
      changed: 'changed',
      evaluated: 'Evaluated',
      effort: 'Effort',
      days_one: '{{days}} day',
      days_other: '{{days}} days',
      checkOwner: 'Owner of the check',
      checkVersion: 'Version of the check',
      history: 'History',
      noHistory: 'It has never changed.',
      openOnEntity: 'Open on the page of the entity',
      none: {
        title: 'Not evaluated yet',
        description:
          'There is no verdict for this check. It may be new, or its definition may be broken: see the health page.',
      },
    },
    entity: {
      title: 'Scorecards',
      ladders: 'Levels',
      points: '{{points}} of {{maxPoints}} points',
      measured: '{{coverage}} measured',
      since: 'level changed',
      next: {
        title: 'To do next ({{amount}})',
        description:
          'What keeps it from the next level, the least effort first',
        none: 'Nothing keeps it from a higher level.',
      },
      later: { title: 'Later ({{amount}})' },
      upcoming: {
        title: 'Upcoming ({{amount}})',
        description: 'In preview: these neither lift nor hold back yet',
      },
      fine: { title: 'Passing or not applicable ({{amount}})' },
      card: { all: 'All verdicts', next: 'To do next' },
      empty: {
        title: 'No scorecard applies here',
        description:
          'Each scorecard says which entities it is about. None is about this one.',
      },
      waiting: {
        title: 'Not measured yet',
        description:
          'This is new here. Its first verdicts appear by themselves, within about a minute.',
      },
    },
    refresh: {
      button: 'Refresh now',
      changed_zero: 'Measured again: no verdict changed',
      changed_one: 'Measured again: {{count}} verdict changed',
      changed_other: 'Measured again: {{count}} verdicts changed',
      failed: 'Refreshing failed: {{message}}',
      outcome: {
        changed: 'changed',
        unchanged: 'unchanged',
        error: 'error',
        'not-applicable': 'not applicable',
      },
    },
    health: {
      title: 'Health',
      definitions: {
        title: 'Definitions',
        counts: '{{checks}} checks and {{scorecards}} scorecards in force.',
        loaded: 'Loaded',
        none: 'Every definition was loaded.',
        unnamed: 'A document without a name',
        inForce: 'An earlier version is in force',
        leftOut: 'Left out',
      },
      sources: {
        title: 'Sources of facts',
        description:
          'A verdict that rests on a stale or missing fact is unknown',
        collected: 'Collected',
        pushed: 'Pushed',
        freshness: 'Entities by freshness',
        part: {
          fresh: 'Fresh',
          stale: 'Stale',
          errors: 'Error',
          missing: 'Missing',
        },
        newest: 'Newest',
        oldest: 'Oldest',
        maxAge: 'Stale after',
        noMaxAge: 'never',
        errors_one: '{{count}} entity with an error',
        errors_other: '{{count}} entities with errors',
        empty: {
          title: 'No sources yet',
          description:
            'Install a collector module, or let another plugin push facts.',
        },
      },
      jobs: {
        title: 'Jobs',
        done: '{{done}} entities',
        doneOf: '{{done}} of {{total}} entities',
        errors_one: '{{count}} error',
        errors_other: '{{count}} errors',
        state: {
          running: 'Started',
          succeeded: 'Finished',
          failed: 'Failed',
        },
        empty: { title: 'No job has run yet' },
      },
    },
    my: {
      nobody: 'You belong to no team in the catalog, so nothing is yours.',
      nothing: 'No scorecard is about anything that you or your teams own.',
      nothingToDo: 'No fix of yours would lift anything by a level.',
    },
    ...exemptionMessages,
    ...exportMessages,
    ...campaignMessages,
    ...rollUpMessages,
    ...workbenchMessages,
  },
  translations: {
    de: () => import('./translations/de'),
  },
});
