import { durationToMilliseconds } from '@backstage/types';
import { EntityAccess, toOptionalIso } from '@guildhall/plugin-guildhall-node';
import { Health, SourceHealth } from '@guildhall/plugin-scorecards-common';
import { FactCollector } from '@guildhall/plugin-scorecards-node';
import { DefinitionStore } from '../database/DefinitionStore';
import { HealthStore } from '../database/HealthStore';
import { JobStore } from '../database/JobStore';
import { DeclaredSource } from '../database/SourceStore';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { RuleSet } from '../definitions/RuleSet';
import { RecordingProblem } from '../recordings/readRecordings';

/** In English, for clients that do not know the ids. */
const JOB_TITLES: Record<string, string> = {
  'load-definitions': 'Load definitions',
  reevaluate: 'Evaluate everything again',
  'sweep-catalog': 'Follow the catalog',
  measure: 'Measure new and changed entities',
  'follow-exemptions': 'Have levels follow exemptions',
  'follow-campaigns': 'Follow campaigns',
  'roll-up': 'Write the daily series',
  digest: 'Tell owners what became worse',
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
      /** What is wrong with recordings; they are read once. */
      recordingProblems: RecordingProblem[];
      registry: RuleRegistry;
    },
  ) {}

  async get(access: EntityAccess): Promise<Health> {
    const { definitions, jobs, recordingProblems, registry } = this.options;
    const rules = await registry.get();
    const now = new Date();
    const sources = await Promise.all(
      [...rules.sources.values()].map(source =>
        this.#toSourceHealth(source, access, now),
      ),
    );
    return {
      sources,
      definitions: {
        checks: rules.checks.size,
        scorecards: rules.scorecards.size,
        loadedAt: toOptionalIso(await definitions.getLoadedAt()),
        problems: [
          ...rules.problems.map(problem => ({
            kind: problem.definition?.kind,
            id: problem.definition?.id,
            location: problem.location,
            line: problem.line,
            column: problem.column,
            message: problem.message,
            inForce: problem.inForce,
          })),
          ...recordingProblems.map(({ location, message }) => ({
            kind: 'Recording',
            location,
            line: 1,
            column: 1,
            message,
            inForce: false,
          })),
        ],
      },
      jobs: (await jobs.list(now)).map(job => ({
        ...job,
        title: JOB_TITLES[job.id] ?? toCollectorTitle(rules, job.id),
      })),
    };
  }

  async #toSourceHealth(
    { definition, origin }: DeclaredSource,
    access: EntityAccess,
    now: Date,
  ): Promise<SourceHealth> {
    const { collectors, health } = this.options;
    const { id, title, description, maxAge } = definition;
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

function toCollectorTitle({ sources }: RuleSet, jobId: string): string {
  const source = sources.get(jobId.replace(/^collect:/, ''));
  return `Collect ${source?.definition.title ?? jobId}`;
}
