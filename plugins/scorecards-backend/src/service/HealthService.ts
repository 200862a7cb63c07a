import { durationToMilliseconds } from '@backstage/types';
import { EntityAccess } from '@guildhall/plugin-guildhall-node';
import { Health, SourceHealth } from '@guildhall/plugin-scorecards-common';
import { FactCollector } from '@guildhall/plugin-scorecards-node';
import { DefinitionStore } from '../database/DefinitionStore';
import { HealthStore } from '../database/HealthStore';
import { JobStore } from '../database/JobStore';
import { toOptionalIso } from '../database/time';
import { KnownSource } from '../definitions/RuleSet';
import { RuleRegistry } from '../definitions/RuleRegistry';

const JOB_TITLES: Record<string, string> = {
  'load-definitions': 'Load definitions',
  'sweep-catalog': 'Follow the catalog',
  reevaluate: 'Evaluate everything again',
  'roll-up': 'Daily series',
  retention: 'Forget the old',
};

/** Tells how well the data behind verdicts is kept. */
export class HealthService {
  constructor(
    private readonly options: {
      collectors: FactCollector[];
      definitions: DefinitionStore;
      health: HealthStore;
      jobs: JobStore;
      registry: RuleRegistry;
    },
  ) {}

  async get(access: EntityAccess): Promise<Health> {
    const { definitions, jobs, registry } = this.options;
    const rules = await registry.get();
    const sources = await Promise.all(
      [...rules.sources.values()].map(source =>
        this.#toSourceHealth(source, access),
      ),
    );
    return {
      sources,
      definitions: {
        checks: rules.checks.size,
        scorecards: rules.scorecards.size,
        loadedAt: toOptionalIso(await definitions.getLoadedAt()),
        problems: rules.problems.map(problem => ({
          kind: problem.definition?.kind,
          id: problem.definition?.id,
          location: problem.location,
          line: problem.line,
          column: problem.column,
          message: problem.message,
          inForce: problem.inForce,
        })),
      },
      jobs: (await jobs.list()).map(job => ({
        ...job,
        title: JOB_TITLES[job.id] ?? job.id,
      })),
    };
  }

  async #toSourceHealth(
    { definition, origin }: KnownSource,
    access: EntityAccess,
  ): Promise<SourceHealth> {
    const { collectors, health } = this.options;
    const { id, title, description, maxAge } = definition;
    const now = new Date();
    const maxAgeMs = maxAge && durationToMilliseconds(maxAge);
    const totals = await health.sumSource({
      source: id,
      staleBefore: maxAgeMs ? new Date(now.getTime() - maxAgeMs) : undefined,
      now,
      access,
    });
    const isCollected = collectors.some(({ source }) => source.id === id);
    return {
      id,
      title,
      description,
      origin,
      mode: isCollected ? 'collected' : 'pushed',
      maxAgeSeconds: maxAgeMs && maxAgeMs / 1_000,
      ...totals,
      errorSamples: await health.listErrors(id, access),
    };
  }
}
