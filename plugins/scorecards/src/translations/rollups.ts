export const rollUpMessages = {
  leaderboard: {
    title: 'Leaderboard',
    by: 'Compare',
    scorecard: 'Scorecard',
    allScorecards: 'All active scorecards',
    sort: 'Order',
    below: 'With what is below',
    dimension: {
      owner: 'Owners',
      system: 'Systems',
      domain: 'Domains',
      kind: 'Kinds',
    },
    no: {
      owner: 'No owner',
      system: 'No system',
      domain: 'No domain',
      kind: 'No kind',
    },
    order: {
      points: 'Place',
      coverage: 'Most measured',
      entities: 'Most entities',
      moved: 'Risen most',
      name: 'Name',
    },
    place: 'Place',
    moved: '30 days',
    notRanked: {
      'few-entities': 'Few entities',
      'little-measured': 'Little measured',
    },
    fairness:
      'Places go by the share of points. Who has fewer than {{entities}} entities, or less than {{coverage}} measured, has no place: the number would say little.',
    top: 'All groups',
    directly: '{{name}}, directly',
    empty: {
      title: 'Nothing to compare yet',
      description:
        'Groups appear here as soon as something of theirs is on an active scorecard.',
    },
  },
  nextActions: {
    title: 'Next actions',
    description: 'The fixes that lift the most by a level, within your time',
    budget: 'Time to spend',
    time: {
      day: 'A day',
      week: 'A week',
      fortnight: 'Two weeks',
      month: 'A month',
      all: 'All of it',
    },
    plan_one: '{{count}} level within {{days}} days',
    plan_other: '{{count}} levels within {{days}} days',
    possible_one: 'In all, {{count}} level could be had in {{days}} days.',
    possible_other: 'In all, {{count}} levels could be had in {{days}} days.',
    lifts: '{{from}} to {{to}} on {{scorecard}}',
    none: 'No level',
    effortUnknown: 'no effort stated, counted as a day',
    blocked_one: '{{count}} more waits for a check whose definition is broken.',
    blocked_other:
      '{{count}} more wait for checks whose definitions are broken.',
    partial:
      'There are more entities than can be weighed at once; those nearest to all points were.',
    empty: {
      title: 'Nothing to do next',
      description:
        'Everything is on the highest level of every active scorecard, or nothing is scored yet.',
    },
    tooLittle: 'No level can be had in that time: the cheapest takes longer.',
  },
  team: {
    title: 'Scorecards',
    levels: 'Levels',
  },
} as const;
