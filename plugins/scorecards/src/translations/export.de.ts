export const exportMessagesDe = {
  'export.title': 'Exportieren',
  'export.csv': 'Tabelle (CSV)',
  'export.json': 'Alles, mit Meldungen (JSON)',
  'search.check': 'Prüfung',
  'search.scorecard': 'Scorecard',
  'search.onScorecard': 'Auf „{{scorecard}}“',
};
