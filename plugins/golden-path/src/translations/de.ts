import { upkeepMessagesDe } from './upkeep.de';

export default {
  title: 'Goldener Pfad',
  'nav.start': 'Start',
  'nav.services': 'Services',
  'nav.campaigns': 'Kampagnen',
  'nav.effects': 'Was angelegt wurde',
  ...upkeepMessagesDe,
};
