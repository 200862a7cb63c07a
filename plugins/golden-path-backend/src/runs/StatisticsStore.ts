import { TemplateStatistics } from '@guildhall/plugin-golden-path-common';
import { DatabaseTime, toDate } from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';

/** Somebody who did nothing for so long is not coming back. */
const ABANDONED_AFTER_MS = 30 * 60_000;
const PERIOD_MS = 90 * 86_400_000;

/** Longer lists of steps say nothing more. */
const MAX_STEPS = 20;

type Counted = { template: string; count: number | string };

/** Counts how runs of templates went, for many templates at once. */
export class StatisticsStore {
  constructor(private readonly db: Knex) {}

  async get(
    templates: string[],
    now: Date,
  ): Promise<Map<string, TemplateStatistics>> {
    const since = new Date(now.getTime() - PERIOD_MS);
    const [visits, abandoned, runs, failed, durations, ratings] =
      await Promise.all([
        this.#countVisits(templates, since),
        this.#countAbandoned(templates, since, now),
        this.#countRuns(templates, since),
        this.#countFailedSteps(templates, since),
        this.#listDurations(templates, since),
        this.#rate(templates),
      ]);
    return new Map(
      templates.map(template => {
        const count = (status?: string) =>
          sum(
            runs.filter(
              row =>
                row.template === template &&
                (status === undefined || row.status === status),
            ),
          );
        const succeeded = count('completed');
        const failures = count('failed');
        const finished = succeeded + failures;
        const rating = ratings.find(row => row.template === template);
        return [
          template,
          {
            visits: sum(visits.filter(row => row.template === template)),
            runs: count(),
            succeeded,
            failed: failures,
            successRate: finished > 0 ? succeeded / finished : undefined,
            minutesToFinish: median(
              durations
                .filter(row => row.template === template)
                .map(row => row.minutes),
            ),
            abandonedAt: toSteps(abandoned, template),
            failedAt: toSteps(failed, template),
            rating: {
              average: rating && Number(rating.average),
              count: Number(rating?.count ?? 0),
            },
          },
        ];
      }),
    );
  }

  async #countVisits(templates: string[], since: Date): Promise<Counted[]> {
    return this.db('visit')
      .whereIn('template', templates)
      .where('created_at', '>=', since)
      .groupBy('template')
      .select('template')
      .count({ count: '*' });
  }

  async #countAbandoned(
    templates: string[],
    since: Date,
    now: Date,
  ): Promise<Array<Counted & { step: string }>> {
    return this.db('visit')
      .whereIn('template', templates)
      .where('created_at', '>=', since)
      .where('updated_at', '<', new Date(now.getTime() - ABANDONED_AFTER_MS))
      .whereNull('task_id')
      .groupBy('template', 'step')
      .select('template', 'step')
      .count({ count: '*' });
  }

  async #countRuns(
    templates: string[],
    since: Date,
  ): Promise<Array<Counted & { status: string }>> {
    return this.db('run')
      .whereIn('template', templates)
      .where('created_at', '>=', since)
      .groupBy('template', 'status')
      .select('template', 'status')
      .count({ count: '*' });
  }

  async #countFailedSteps(
    templates: string[],
    since: Date,
  ): Promise<Array<Counted & { step: string }>> {
    return this.db('run')
      .whereIn('template', templates)
      .where('created_at', '>=', since)
      .where('status', 'failed')
      .whereNotNull('failed_step')
      .groupBy('template', 'failed_step')
      .select('template', { step: 'failed_step' })
      .count({ count: '*' });
  }

  /** From opening the wizard to the end of the run. */
  async #listDurations(
    templates: string[],
    since: Date,
  ): Promise<Array<{ template: string; minutes: number }>> {
    const rows: Array<{
      template: string;
      began: DatabaseTime;
      ended: DatabaseTime;
    }> = await this.db('run')
      .join('visit', 'visit.task_id', 'run.task_id')
      .whereIn('run.template', templates)
      .where('run.created_at', '>=', since)
      .where('run.status', 'completed')
      .select('run.template', {
        began: 'visit.created_at',
        ended: 'run.finished_at',
      });
    return rows.map(({ template, began, ended }) => ({
      template,
      minutes: (toDate(ended).getTime() - toDate(began).getTime()) / 60_000,
    }));
  }

  async #rate(
    templates: string[],
  ): Promise<Array<Counted & { average: number | string }>> {
    return this.db('feedback')
      .whereIn('template', templates)
      .groupBy('template')
      .select('template')
      .avg({ average: 'rating' })
      .count({ count: '*' });
  }
}

function sum(rows: Counted[]): number {
  return rows.reduce((total, { count }) => total + Number(count), 0);
}

function toSteps(
  rows: Array<Counted & { step: string }>,
  template: string,
): Array<{ step: string; count: number }> {
  return rows
    .filter(row => row.template === template)
    .map(({ step, count }) => ({ step, count: Number(count) }))
    .sort((a, b) => b.count - a.count || (a.step < b.step ? -1 : 1))
    .slice(0, MAX_STEPS);
}

function median(values: number[]): number | undefined {
  if (values.length === 0) {
    return undefined;
  }
  const sorted = [...values].sort((a, b) => a - b);
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  const upper = sorted[Math.floor(sorted.length / 2)];
  return (lower + upper) / 2;
}
