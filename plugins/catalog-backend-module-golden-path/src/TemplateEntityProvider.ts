import {
  AuthService,
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { GoldenPathService } from '@guildhall/plugin-golden-path-node';

/**
 * Gives the templates of the golden path to the catalog. While that plugin does
 * not answer, the catalog keeps those it has.
 */
export class TemplateEntityProvider implements EntityProvider {
  readonly #auth: AuthService;
  readonly #goldenPath: GoldenPathService;
  readonly #logger: LoggerService;
  readonly #taskRunner: SchedulerServiceTaskRunner;

  constructor(options: {
    auth: AuthService;
    goldenPath: GoldenPathService;
    logger: LoggerService;
    taskRunner: SchedulerServiceTaskRunner;
  }) {
    this.#auth = options.auth;
    this.#goldenPath = options.goldenPath;
    this.#logger = options.logger;
    this.#taskRunner = options.taskRunner;
  }

  getProviderName(): string {
    return 'golden-path';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    await this.#taskRunner.run({
      id: 'golden-path-templates',
      fn: async signal => this.#provide(connection, signal),
    });
  }

  async #provide(
    connection: EntityProviderConnection,
    signal: AbortSignal,
  ): Promise<void> {
    let entities: Entity[];
    try {
      entities = await this.#goldenPath.listTemplateEntities({
        credentials: await this.#auth.getOwnServiceCredentials(),
        signal,
      });
    } catch (error) {
      this.#logger.warn(
        `The golden path plugin did not tell its templates, so the catalog keeps those it has: ${
          toError(error).message
        }`,
      );
      return;
    }
    await connection.applyMutation({
      type: 'full',
      entities: entities.map(entity => ({
        entity: withLocation(entity),
        locationKey: this.getProviderName(),
      })),
    });
  }
}

/** The catalog takes no entity that does not say where it is from. */
function withLocation(entity: Entity): Entity {
  const location = `golden-path:templates/${entity.metadata.name}`;
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        ...entity.metadata.annotations,
      },
    },
  };
}
