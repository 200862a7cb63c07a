import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import {
  DefinitionLocation,
  EntityProjection,
} from '@guildhall/plugin-guildhall-node';
import { createCampaigns } from '../campaigns/createCampaigns';
import { CollectionEngine } from '../collect/CollectionEngine';
import { Stores } from '../database/createStores';
import { DefinitionLoader } from '../definitions/DefinitionLoader';
import { DigestLedger } from '../digest/DigestLedger';
import { createExemptions } from '../exemptions/createExemptions';
import { Pipeline } from '../pipeline/createPipeline';
import { RecordingPlayer } from '../recordings/RecordingPlayer';
import { Measurer } from './Measurer';
import { Retention, RetentionPeriods } from './Retention';
import { Synchronizer } from './Synchronizer';

/** Puts together what keeps everything stored up to date, and small. */
export function createBackground(parts: {
  campaigns: ReturnType<typeof createCampaigns>;
  collection: CollectionEngine;
  exemptions: ReturnType<typeof createExemptions>;
  keep: RetentionPeriods;
  ledger: DigestLedger;
  locations: DefinitionLocation[];
  logger: LoggerService;
  pipeline: Pipeline;
  player: RecordingPlayer;
  projection: EntityProjection;
  stores: Stores;
  urlReader: UrlReaderService;
}) {
  const { campaigns, collection, exemptions, keep, ledger, player } = parts;
  const { locations, logger, pipeline, projection, stores, urlReader } = parts;
  const { changes, reevaluator, registry } = pipeline;
  const { daily, definitions, facts, jobs, queue } = stores;
  return {
    retention: new Retention({
      facts,
      histories: [
        stores.factHistory,
        stores.verdictHistory,
        stores.scoreHistory,
        daily,
        definitions,
        exemptions.store,
        campaigns.store,
        ledger,
      ],
      keep,
      projection,
      registry,
    }),
    synchronizer: new Synchronizer({
      campaigns: campaigns.follower,
      changes,
      daily,
      exemptions: exemptions.follower,
      jobs,
      loader: new DefinitionLoader({
        locations,
        logger,
        registry,
        store: definitions,
        urlReader,
      }),
      measurer: new Measurer({
        collection,
        player,
        projection,
        queue,
        reevaluator,
      }),
      projection,
      reevaluator,
      verdicts: stores.verdictStore,
    }),
  };
}
