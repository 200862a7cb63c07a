/** The texts of the overview and of the home page, in English. */
export const overviewMessages = {
  unwatched: {
    title: 'Parts nobody watches',
    description:
      'They could break without anybody hearing of it. What endangers most comes first.',
    all_one: 'The one gap',
    all_other: 'All {{count}} gaps',
    none: 'Every part is watched',
    noneText: 'All signals that the policy asks for reach their owner.',
    unknown: 'Nobody can tell at the moment',
    unknownText_one:
      'No gap is known, but {{count}} signal is unknown: a source of monitors does not answer.',
    unknownText_other:
      'No gap is known, but {{count}} signals are unknown: a source of monitors does not answer.',
    noParts: 'Nothing to watch yet',
    noPartsText: 'No policy says what to watch, or no round has ended yet.',
  },
  numbers: {
    label: 'In numbers',
    gaps: 'Gaps',
    gapsText: 'signals nobody would hear of',
    unknown: 'Unknown',
    unknownText: 'signals nobody can tell of',
    waived: 'Waived',
    waivedText: 'signals that need not be watched',
    watches: 'Overdue watches',
    watchesText: 'parts nobody looked at in time',
    findings: 'Findings',
    findingsText: 'on monitors that need care',
    withoutPolicy: 'Without a policy',
    withoutPolicyText: 'parts of which nothing is asked',
  },
  rungsPanel: {
    title: 'How far signals are watched',
    of: '{{cells}} signals of {{parts}}',
    refreshed: 'Monitors were read',
    neverRefreshed: 'Monitors have not been read yet.',
  },
  trend: {
    title: 'Trend',
    description: 'Signals by rung at the end of each day.',
    table: 'Trend as a table',
    day: 'Day',
    tooFew:
      'The trend needs two days. The counts are stored each day, so come back tomorrow.',
  },
  rollUps: {
    system: 'By system',
    domain: 'By domain',
    by: 'Roll up by',
    bySystem: 'System',
    byDomain: 'Domain',
    none: 'Nothing is grouped yet.',
  },
  policy: {
    title: 'What the policy asks for',
    rule: 'Rule',
    about: 'Is about',
    signals: 'Signals',
    parts: 'Parts',
    nothing: 'nothing',
    everything: 'everything',
    none: 'No policy yet. Write a document of kind MonitorPolicy.',
    problems: 'These lines are not understood',
    problem: '{{location}}, line {{line}}',
  },
} as const;
