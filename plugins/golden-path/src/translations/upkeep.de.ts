export const upkeepMessagesDe = {
  'drift.current': 'Auf dem neuesten Stand',
};
