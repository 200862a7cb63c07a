import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { Knex } from 'knex';
import { FactStore } from '../database/FactStore';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { ExemptionsInForce } from '../exemptions/ExemptionsInForce';
import { PreviewReader } from './PreviewReader';
import { PreviewService } from './PreviewService';

const MAX_ENTITIES = 'scorecards.preview.maxEntities';

/** Puts together what previews are made with. */
export function createPreviews(options: {
  config: Config;
  db: Knex;
  exemptions: ExemptionsInForce;
  facts: FactStore;
  registry: RuleRegistry;
}): PreviewService {
  const { config, db, exemptions, facts, registry } = options;
  const maxEntities = config.getOptionalNumber(MAX_ENTITIES) ?? 20_000;
  if (!Number.isInteger(maxEntities) || maxEntities < 1) {
    throw new InputError(`'${MAX_ENTITIES}' must be a whole number above 0`);
  }
  return new PreviewService({
    maxEntities,
    parts: { exemptions, facts, reader: new PreviewReader(db) },
    registry,
  });
}
