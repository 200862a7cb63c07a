import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import { EntityProjection } from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';
import { Stores } from '../database/createStores';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { CatalogChanges } from './CatalogChanges';
import { ChangePublisher } from './ChangePublisher';
import { Evaluator } from './Evaluator';
import { FactRecorder } from './FactRecorder';
import { Reevaluator } from './Reevaluator';

/** What makes verdicts, of facts, entities and rules that change. */
export type Pipeline = ReturnType<typeof createPipeline>;

/** Puts together what makes verdicts. */
export function createPipeline(parts: {
  db: Knex;
  events: EventsService;
  logger: LoggerService;
  projection: EntityProjection;
  signals: SignalsService;
  stores: Stores;
}) {
  const { db, events, logger, projection, signals, stores } = parts;
  const { facts, queue } = stores;
  const registry = new RuleRegistry(db, stores.definitions, stores.sources);
  const publisher = new ChangePublisher(events, signals, logger);
  const evaluator = new Evaluator(
    registry,
    facts,
    stores.verdictStore,
    stores.scoreStore,
    stores.exemptionsInForce,
  );
  const reevaluator = new Reevaluator({
    db,
    evaluator,
    projection,
    publisher,
    store: stores.reevaluation,
  });
  return {
    changes: new CatalogChanges({ projection, publisher, queue, reevaluator }),
    publisher,
    recorder: new FactRecorder(db, projection, facts, evaluator),
    reevaluator,
    registry,
  };
}
