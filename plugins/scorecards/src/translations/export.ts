/** Downloads, and what search finds. */
export const exportMessages = {
  export: {
    title: 'Export',
    csv: 'Table (CSV)',
    json: 'Everything, with messages (JSON)',
  },
  search: {
    check: 'Check',
    scorecard: 'Scorecard',
    onScorecard: 'On “{{scorecard}}”',
  },
} as const;
