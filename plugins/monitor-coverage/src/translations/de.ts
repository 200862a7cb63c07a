import { evidenceMessagesDe } from './evidence.de';
import { journeyMessagesDe } from './journeys.de';
import { overviewMessagesDe } from './overview.de';
import { partMessagesDe } from './parts.de';
import { proposalMessagesDe } from './proposals.de';
import { reasonMessagesDe } from './reasons.de';
import { upkeepMessagesDe } from './upkeep.de';
import { vocabularyMessagesDe } from './vocabulary.de';

export default {
  title: 'Monitor-Abdeckung',
  'nav.overview': 'Überblick',
  'nav.parts': 'Heatmap',
  'nav.gaps': 'Lücken',
  'nav.journeys': 'Nutzerwege',
  'nav.hygiene': 'Pflege',
  'nav.watches': 'Wachen',
  'nav.providers': 'Anbieter',
  ...vocabularyMessagesDe,
  ...overviewMessagesDe,
  ...partMessagesDe,
  ...journeyMessagesDe,
  ...proposalMessagesDe,
  ...reasonMessagesDe,
  ...evidenceMessagesDe,
  ...upkeepMessagesDe,
};
