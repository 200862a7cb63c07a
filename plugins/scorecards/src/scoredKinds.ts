/** The kinds of entities that scorecards are about. */
export const SCORED_KINDS = [
  'api',
  'component',
  'domain',
  'resource',
  'system',
];
