import {
  EntitySummary,
  PreviewCheck,
  StatusCounts,
  VerdictStatus,
} from '@guildhall/plugin-scorecards-common';
import { StoredVerdict } from '../database/VerdictStore';
import { NO_STATUSES } from '../service/levels';

const MAX_OWNERS = 100;

/** Of each status, so that none of them crowds out the others. */
const MAX_SAMPLES = 10;

const URGENCY: Array<VerdictStatus | undefined> = [
  'fail',
  'unknown',
  'warn',
  'pass',
  'not-applicable',
  undefined,
];

type OwnerCounts = Pick<PreviewCheck, 'after' | 'changed'> & {
  before: StatusCounts;
};
type Sample = PreviewCheck['samples'][number];

/** Adds up what a check says before and after, entity by entity. */
export class CheckTally {
  readonly #total = noCounts();
  readonly #owners = new Map<string | undefined, OwnerCounts>();
  readonly #samples = new Map<string, Sample[]>();
  readonly #days = new Map<string, StatusCounts>();

  constructor(
    private readonly check: { id: string; title: string; isNew: boolean },
    days: string[],
  ) {
    days.forEach(day => this.#days.set(day, { ...NO_STATUSES }));
  }

  add(
    entity: EntitySummary,
    verdicts: { before?: StoredVerdict; after?: StoredVerdict },
  ): void {
    const before = verdicts.before?.status;
    const after = verdicts.after?.status;
    if (!before && !after) {
      return;
    }
    const isChanged = before !== after;
    for (const counts of [this.#total, this.#ofOwner(entity.owner)]) {
      if (before) {
        counts.before[before] += 1;
      }
      if (after) {
        counts.after[after] += 1;
      }
      counts.changed += isChanged ? 1 : 0;
    }
    const samples = this.#samplesOf(`${after} ${isChanged}`);
    if (samples.length < MAX_SAMPLES) {
      const { message } = verdicts.after ?? verdicts.before ?? { message: '' };
      samples.push({ entity, before, after, message });
    }
  }

  addDay(day: string, status: VerdictStatus | undefined): void {
    const counts = this.#days.get(day);
    if (counts && status) {
      counts[status] += 1;
    }
  }

  /** @param today - The day whose counts are those of now. */
  toAnswer(today: string): PreviewCheck {
    const { id, title, isNew } = this.check;
    const withoutNews = ({ before, ...counts }: OwnerCounts) => ({
      ...counts,
      ...(!isNew && { before }),
    });
    return {
      id,
      title,
      ...withoutNews(this.#total),
      byOwner: [...this.#owners]
        .map(([owner, counts]) => ({ owner, ...withoutNews(counts) }))
        .sort(
          (a, b) =>
            b.changed - a.changed ||
            (a.owner ?? '').localeCompare(b.owner ?? ''),
        )
        .slice(0, MAX_OWNERS),
      samples: this.#listSamples(),
      trend:
        this.#days.size > 0
          ? [
              ...[...this.#days].map(([day, statusCounts]) => ({
                day,
                statusCounts,
              })),
              { day: today, statusCounts: this.#total.after },
            ]
          : undefined,
    };
  }

  #listSamples(): Sample[] {
    return URGENCY.flatMap(status =>
      [true, false]
        .flatMap(isChanged => this.#samplesOf(`${status} ${isChanged}`))
        .slice(0, MAX_SAMPLES),
    ).sort(
      (a, b) => Number(b.before !== b.after) - Number(a.before !== a.after),
    );
  }

  #samplesOf(key: string): Sample[] {
    const samples = this.#samples.get(key) ?? [];
    this.#samples.set(key, samples);
    return samples;
  }

  #ofOwner(owner: string | undefined): OwnerCounts {
    const counts = this.#owners.get(owner) ?? noCounts();
    this.#owners.set(owner, counts);
    return counts;
  }
}

function noCounts(): OwnerCounts {
  return { before: { ...NO_STATUSES }, after: { ...NO_STATUSES }, changed: 0 };
}
