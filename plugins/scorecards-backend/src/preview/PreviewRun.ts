import { EntityAccess } from '@guildhall/plugin-guildhall-node';
import { Preview } from '@guildhall/plugin-scorecards-common';
import { DAY_MS, endOfDay, toDay } from '../database/days';
import { FactStore, StoredFact } from '../database/FactStore';
import { RuleSet } from '../definitions/RuleSet';
import { ExemptionsInForce } from '../exemptions/ExemptionsInForce';
import { CheckTally } from './CheckTally';
import { CompiledPreview } from './compilePreview';
import { previewEntity } from './previewEntity';
import { OnceValue, PreviewedEntity, PreviewReader } from './PreviewReader';
import { factsAt, factsKey } from './replayEntity';
import { ScorecardTally } from './ScorecardTally';
import { Turns } from './Turns';

/** Entities that are read at once. */
const BATCH_SIZE = 200;

/** What a preview reads. Nothing of it can write. */
export interface PreviewParts {
  exemptions: ExemptionsInForce;
  facts: FactStore;
  reader: PreviewReader;
}

interface EntityData {
  facts: StoredFact[];
  past: OnceValue[];
  knownSince?: Date;
  isExempted: (check: string) => boolean;
}

/** One preview: evaluates by the rules before and after, entity by entity. */
export class PreviewRun {
  readonly #checks: Map<string, CheckTally>;
  readonly #scorecards: Map<string, ScorecardTally>;
  readonly #sources: string[];
  readonly #days: string[];

  constructor(
    private readonly parts: PreviewParts,
    private readonly compiled: CompiledPreview,
    private readonly options: {
      access: EntityAccess;
      maxEntities: number;
      now: Date;
      signal: AbortSignal;
      /** How many days to look back. */
      since?: number;
    },
  ) {
    const { before, after } = compiled;
    this.#days = daysBefore(options.now, options.since ?? 0);
    this.#sources = [
      ...new Set(
        [before, after].flatMap(rules =>
          [...rules.checks.values()].flatMap(({ sources }) => sources),
        ),
      ),
    ];
    this.#checks = new Map(
      compiled.checkIds.flatMap(id => {
        const shown = after.checks.get(id) ?? before.checks.get(id);
        const isNew = !before.checks.has(id);
        return shown
          ? [
              [
                id,
                new CheckTally(
                  { id, title: shown.definition.title, isNew },
                  this.#days,
                ),
              ],
            ]
          : [];
      }),
    );
    this.#scorecards = new Map(
      compiled.scorecardIds.flatMap(id => {
        const versions = {
          before: before.scorecards.get(id),
          after: after.scorecards.get(id),
        };
        const shown = versions.after ?? versions.before;
        return shown
          ? [[id, new ScorecardTally(versions, shown, this.#days)]]
          : [];
      }),
    );
  }

  async run(): Promise<Preview> {
    const { problems, tests } = this.compiled;
    const { access, maxEntities, now, signal } = this.options;
    const { reader } = this.parts;
    const turns = new Turns(signal);
    const isNeeded = this.#checks.size + this.#scorecards.size > 0;
    let entities = 0;
    let last = 0;
    while (isNeeded && entities < maxEntities) {
      const limit = Math.min(BATCH_SIZE, maxEntities - entities);
      const batch = await reader.listEntities(access, last, limit);
      signal.throwIfAborted();
      if (batch.length === 0) {
        break;
      }
      const dataOf = await this.#readData(batch.map(({ id }) => id));
      for (const entity of batch) {
        const data = dataOf(entity.id);
        this.#addNow(entity, data);
        await turns.pause();
        await this.#addPast(entity, data, turns);
      }
      entities += batch.length;
      last = batch[batch.length - 1].id;
    }
    const today = toDay(now);
    return {
      entities,
      totalEntities: await reader.count(access),
      problems,
      tests,
      checks: [...this.#checks.values()].map(tally => tally.toAnswer(today)),
      scorecards: [...this.#scorecards.values()].map(tally =>
        tally.toAnswer(today),
      ),
    };
  }

  #addNow(entity: PreviewedEntity, { facts, isExempted }: EntityData): void {
    const { before: rulesBefore, after: rulesAfter } = this.compiled;
    const evaluate = (rules: RuleSet) =>
      previewEntity({ rules, entity, facts, at: this.options.now, isExempted });
    const before = evaluate(rulesBefore);
    const after = evaluate(rulesAfter);
    for (const [id, tally] of this.#checks) {
      tally.add(entity.summary, {
        before: before.verdicts.get(id),
        after: after.verdicts.get(id),
      });
    }
    for (const [id, tally] of this.#scorecards) {
      tally.add(
        entity.summary,
        { before: before.levels.get(id), after: after.levels.get(id) },
        { before: before.verdicts, after: after.verdicts },
      );
    }
  }

  /** The days on which something was known; what holds is not told again. */
  async #addPast(
    entity: PreviewedEntity,
    { facts, past, knownSince }: EntityData,
    turns: Turns,
  ): Promise<void> {
    const { after } = this.compiled;
    const asksTime = [...after.checks.values()].some(
      ({ timeDependent }) => timeDependent,
    );
    let last: { key?: string; result?: ReturnType<typeof previewEntity> } = {};
    for (const day of this.#days) {
      const at = endOfDay(day);
      if (knownSince && knownSince <= at) {
        const held = factsAt(facts, past, at);
        const key = asksTime ? undefined : factsKey(held, at);
        const result =
          key !== undefined && key === last.key && last.result
            ? last.result
            : previewEntity({ rules: after, entity, facts: held, at });
        last = { key, result };
        for (const [id, tally] of this.#checks) {
          tally.addDay(day, result.verdicts.get(id)?.status);
        }
        for (const [id, level] of result.levels) {
          this.#scorecards.get(id)?.addDay(day, level);
        }
        await turns.pause();
      }
    }
  }

  async #readData(ids: number[]): Promise<(id: number) => EntityData> {
    const { exemptions, facts, reader } = this.parts;
    const { now } = this.options;
    const current = groupByEntity(await facts.listOfMany(ids, this.#sources));
    const [firstDay] = this.#days;
    const since = firstDay ? new Date(`${firstDay}T00:00:00Z`) : undefined;
    const past = groupByEntity(
      since ? await reader.listPast(ids, this.#sources, since) : [],
    );
    const known = since ? await reader.listFirstKnown(ids) : undefined;
    const marks = await exemptions.list(ids, now);
    return id => ({
      facts: current.get(id) ?? [],
      past: past.get(id) ?? [],
      knownSince: known?.get(id),
      isExempted: check => marks.has(id, check),
    });
  }
}

/** The days before today, oldest first. */
function daysBefore(now: Date, days: number): string[] {
  return Array.from({ length: days }, (_, index) =>
    toDay(new Date(now.getTime() - (days - index) * DAY_MS)),
  );
}

function groupByEntity<T extends { entityId: number }>(
  rows: T[],
): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.entityId) ?? [];
    group.push(row);
    groups.set(row.entityId, group);
  }
  return groups;
}
