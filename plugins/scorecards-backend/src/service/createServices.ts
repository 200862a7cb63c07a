import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Authorizer, EntityProjection } from '@guildhall/plugin-guildhall-node';
import { FactCollector } from '@guildhall/plugin-scorecards-node';
import { Knex } from 'knex';
import { createCampaigns } from '../campaigns/createCampaigns';
import { CollectionEngine } from '../collect/CollectionEngine';
import { Stores } from '../database/createStores';
import { DefinitionsService } from '../definitions/DefinitionsService';
import { createExemptions } from '../exemptions/createExemptions';
import { ExportService } from '../export/ExportService';
import { GateService } from '../gate/GateService';
import { Pipeline } from '../pipeline/createPipeline';
import { createPreviews } from '../preview/createPreviews';
import { RecordingProblem } from '../recordings/readRecordings';
import { RecordingPlayer } from '../recordings/RecordingPlayer';
import { createRollUps } from '../rollups/createRollUps';
import { EntityFinder } from './EntityFinder';
import { EntityRefresher } from './EntityRefresher';
import { EntityReportService } from './EntityReportService';
import { FactsService } from './FactsService';
import { HealthService } from './HealthService';
import { MatrixReader } from './MatrixReader';
import { ScorecardsService } from './ScorecardsService';
import { ScorecardSummarizer } from './ScorecardSummarizer';
import { TrendMarks } from './TrendMarks';
import { TrendReader } from './TrendReader';

/** Puts together what answers requests. */
export function createServices(parts: {
  auth: AuthService;
  authorizer: Authorizer;
  campaigns: ReturnType<typeof createCampaigns>;
  catalog: CatalogService;
  collection: CollectionEngine;
  collectors: FactCollector[];
  config: Config;
  db: Knex;
  exemptions: ReturnType<typeof createExemptions>;
  finder: EntityFinder;
  logger: LoggerService;
  pipeline: Pipeline;
  player: RecordingPlayer;
  projection: EntityProjection;
  recordingProblems: RecordingProblem[];
  stores: Stores;
}) {
  const { authorizer, config, db, finder, projection, stores } = parts;
  const { registry } = parts.pipeline;
  const { definitions, facts, levels, movements, scores, verdicts } = stores;
  const exemptions = stores.exemptionsInForce;
  const matrix = new MatrixReader({ db, exemptions, scores, verdicts });
  const trends = new TrendReader(stores.daily, stores.scoreHistory);
  return {
    authorizer,
    campaigns: parts.campaigns.service,
    definitions: new DefinitionsService({ registry, store: definitions }),
    exemptions: parts.exemptions.service,
    exports: new ExportService({
      exemptions: parts.exemptions.service,
      matrix,
      registry,
    }),
    facts: new FactsService({
      ...parts,
      ...parts.pipeline,
      ...stores,
      history: stores.factHistory,
    }),
    gate: new GateService({ exemptions, facts, finder, projection, registry }),
    health: new HealthService({ ...parts, ...stores, registry }),
    previews: createPreviews({ config, db, exemptions, facts, registry }),
    refresher: new EntityRefresher({
      ...parts,
      ...parts.pipeline,
      queue: stores.queue,
    }),
    reports: new EntityReportService({
      exemptions,
      facts,
      finder,
      history: stores.verdictHistory,
      projection,
      registry,
      scores,
      verdicts,
    }),
    rollUps: createRollUps({ db, registry }),
    scorecards: new ScorecardsService({
      levels,
      marks: new TrendMarks(definitions, stores.moves),
      matrix,
      movements,
      registry,
      summarizer: new ScorecardSummarizer({ levels, movements, trends }),
      trends,
    }),
  };
}
