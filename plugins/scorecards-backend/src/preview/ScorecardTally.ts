import {
  CompiledScorecard,
  EntitySummary,
  LevelRef,
  PreviewScorecard,
} from '@guildhall/plugin-scorecards-common';
import {
  checksOf,
  toLevel,
  toLevelCounts,
  toScorecardRef,
} from '../service/levels';
import { PreviewedVerdicts } from './previewEntity';

const MAX_OWNERS = 100;
const MAX_SAMPLES = 20;

type Move = 'up' | 'down' | 'joined' | 'left';
type Moves = Record<Move, number>;
type Sample = PreviewScorecard['samples'][number];

/** In the order in which people want to see them. */
const MOVES: Move[] = ['down', 'left', 'up', 'joined'];

/** Adds up where entities stand on a scorecard before and after. */
export class ScorecardTally {
  readonly #before: number[] = [];
  readonly #after: number[] = [];
  readonly #total = noMoves();
  readonly #owners = new Map<string | undefined, Moves>();
  readonly #samples: Record<Move, Sample[]> = {
    up: [],
    down: [],
    joined: [],
    left: [],
  };
  readonly #days = new Map<string, number[]>();

  /** One of the two is there. */
  constructor(
    private readonly versions: {
      before?: CompiledScorecard;
      after?: CompiledScorecard;
    },
    private readonly shown: CompiledScorecard,
    days: string[],
  ) {
    days.forEach(day => this.#days.set(day, []));
  }

  /** Levels are counted from 1; 0 is below the first, none is not on it. */
  add(
    entity: EntitySummary,
    levels: { before?: number; after?: number },
    verdicts: PreviewedVerdicts,
  ): void {
    const { before, after } = levels;
    count(this.#before, before);
    count(this.#after, after);
    const move = this.#toMove(before, after);
    if (!move) {
      return;
    }
    const { owner } = entity;
    const ofOwner = this.#owners.get(owner) ?? noMoves();
    this.#owners.set(owner, ofOwner);
    this.#total[move] += 1;
    ofOwner[move] += 1;
    if (this.#samples[move].length < MAX_SAMPLES) {
      this.#samples[move].push({
        entity,
        from: this.#toLevel('before', before),
        to: this.#toLevel('after', after),
        checks: this.#listChanged(verdicts),
      });
    }
  }

  addDay(day: string, level: number): void {
    const counts = this.#days.get(day);
    if (counts) {
      count(counts, level);
    }
  }

  toAnswer(today: string): PreviewScorecard {
    const { before } = this.versions;
    const { shown } = this;
    return {
      scorecard: toScorecardRef(shown),
      levels: [
        toLevel(shown, 0),
        ...shown.levels.map((_, index) => toLevel(shown, index + 1)),
      ],
      before: before && toLevelCounts(before, toCounts(this.#before)),
      after: toLevelCounts(shown, toCounts(this.#after)),
      ...this.#total,
      byOwner: [...this.#owners]
        .map(([owner, moves]) => ({ owner, ...moves }))
        .sort(
          (a, b) =>
            b.down - a.down ||
            b.up - a.up ||
            (a.owner ?? '').localeCompare(b.owner ?? ''),
        )
        .slice(0, MAX_OWNERS),
      samples: MOVES.flatMap(move => this.#samples[move]).slice(0, MAX_SAMPLES),
      trend:
        this.#days.size > 0
          ? [
              ...[...this.#days].map(([day, counts]) => ({
                day,
                levels: toLevelCounts(shown, toCounts(counts)),
              })),
              {
                day: today,
                levels: toLevelCounts(shown, toCounts(this.#after)),
              },
            ]
          : undefined,
    };
  }

  #toMove(
    before: number | undefined,
    after: number | undefined,
  ): Move | undefined {
    if (before === undefined) {
      return after === undefined || !this.versions.before
        ? undefined
        : 'joined';
    }
    if (after === undefined) {
      return 'left';
    }
    const from = this.#toNumberAfter(before);
    if (from === after) {
      return undefined;
    }
    return after > from ? 'up' : 'down';
  }

  /** The place that a level of before has among those after. */
  #toNumberAfter(number: number): number {
    const id = this.versions.before?.levels[number - 1]?.id;
    const index = this.shown.levels.findIndex(level => level.id === id);
    return index === -1 ? number : index + 1;
  }

  #toLevel(
    version: 'before' | 'after',
    number: number | undefined,
  ): LevelRef | undefined {
    const scorecard = this.versions[version];
    return scorecard && number !== undefined
      ? toLevel(scorecard, number)
      : undefined;
  }

  #listChanged({ before, after }: PreviewedVerdicts): Sample['checks'] {
    return checksOf(this.shown).flatMap(({ check: id }) => {
      const changed = {
        before: before.get(id)?.status,
        after: after.get(id)?.status,
      };
      return changed.before === changed.after ? [] : [{ id, ...changed }];
    });
  }
}

function noMoves(): Moves {
  return { up: 0, down: 0, joined: 0, left: 0 };
}

function count(counts: number[], level: number | undefined): void {
  if (level !== undefined) {
    counts[level] = (counts[level] ?? 0) + 1;
  }
}

function toCounts(counts: number[]) {
  return counts.map((entities, level) => ({ level, entities }));
}
