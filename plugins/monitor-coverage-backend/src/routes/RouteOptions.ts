import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { Authorizer } from '@guildhall/plugin-guildhall-node';
import { ProposalService } from '../proposals/ProposalService';
import { DrillService } from '../drills/DrillService';
import { WaiverService } from '../waivers/WaiverService';
import { GateService } from '../services/GateService';
import { HygieneService } from '../services/HygieneService';
import { JourneyService } from '../services/JourneyService';
import { MatchService } from '../services/MatchService';
import { PartService } from '../services/PartService';
import { PolicyService } from '../services/PolicyService';
import { ProviderService } from '../services/ProviderService';
import { RollUpService } from '../services/RollUpService';
import { SuggestionService } from '../services/SuggestionService';
import { WatchService } from '../services/WatchService';

/** What the routes answer from. */
export interface Services {
  authorizer: Authorizer;
  drills: DrillService;
  gate: GateService;
  hygiene: HygieneService;
  journeys: JourneyService;
  matches: MatchService;
  parts: PartService;
  policy: PolicyService;
  proposals: ProposalService;
  providers: ProviderService;
  rollUps: RollUpService;
  suggestions: SuggestionService;
  waivers: WaiverService;
  watches: WatchService;
}

/** What the routes work with. */
export interface RouteOptions extends Services {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
}
