import { fieldMessagesDe } from './fields.de';
import { runMessagesDe } from './run.de';
import { templateMessagesDe } from './templates.de';
import { upkeepMessagesDe } from './upkeep.de';
import { wizardMessagesDe } from './wizard.de';

export default {
  title: 'Goldener Pfad',
  'nav.start': 'Start',
  'nav.services': 'Services',
  'nav.campaigns': 'Kampagnen',
  'nav.effects': 'Was angelegt wurde',
  ...templateMessagesDe,
  ...wizardMessagesDe,
  ...fieldMessagesDe,
  ...runMessagesDe,
  ...upkeepMessagesDe,
};
