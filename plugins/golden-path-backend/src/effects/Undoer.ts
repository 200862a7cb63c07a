import { ConflictError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { Effect, EffectTarget } from '@guildhall/plugin-golden-path-common';
import { toProblem } from '@guildhall/plugin-guildhall-node';
import { randomUUID } from 'node:crypto';
import { GeneratedServices } from '../parts';
import { ReservationStore } from '../preflight/ReservationStore';
import { EffectService } from './EffectService';
import { EffectRow, EffectStore, targetOf } from './EffectStore';
import { ToInverse } from './inverses/toInverse';

/** After this, whoever was undoing an effect is taken to be gone. */
const LEASE_MS = durationToMilliseconds({ minutes: 5 });

/** Takes away what runs have made. */
export class Undoer {
  constructor(
    private readonly options: {
      effects: EffectService;
      generatedServices: GeneratedServices;
      reservations: ReservationStore;
      store: EffectStore;
      toInverse: ToInverse;
    },
  ) {}

  /**
   * Undoes effects, the newest first, but what is on git hosts before what the
   * catalog knows of it: a host can refuse, and a repository that its team
   * works in shall stay in the catalog. If one effect cannot be undone, those
   * after it are not either; the one that is in the way says why.
   *
   * @param rows - In the order in which they were begun.
   */
  async undo(rows: EffectRow[], actor: string): Promise<Effect[]> {
    const { effects, store } = this.options;
    const holder = randomUUID();
    const open = rows.filter(({ status }) => status !== 'undone').reverse();
    const inCatalog = (row: EffectRow) =>
      targetOf(row).kind === 'catalog-location';
    const inOrder = [
      ...open.filter(row => !inCatalog(row)),
      ...open.filter(inCatalog),
    ];
    const claimed: EffectRow[] = [];
    try {
      for (const row of inOrder) {
        claimed.push(await this.#claim(row, holder));
      }
      const isFree = await this.#findObstacles(claimed, { holder, actor });
      if (isFree) {
        await this.#undoAll(claimed, { holder, actor });
      }
    } finally {
      await store.release(holder);
    }
    const now = await Promise.all(rows.map(({ id }) => store.get(id)));
    return now
      .filter(row => row !== undefined)
      .map(row => effects.toEffect(row));
  }

  /** Answers the effect as it is now that nobody else undoes it. */
  async #claim(row: EffectRow, holder: string): Promise<EffectRow> {
    const { store } = this.options;
    const now = new Date();
    const until = new Date(now.getTime() + LEASE_MS);
    const claimed = await store.claimUndo(row.id, holder, now, until);
    const fresh = claimed && (await store.get(row.id));
    if (!fresh) {
      throw new ConflictError(
        `'${row.title}' is being undone just now, or was a moment ago: look at it again`,
      );
    }
    return fresh;
  }

  async #findObstacles(
    rows: EffectRow[],
    attempt: { holder: string; actor: string },
  ): Promise<boolean> {
    const { store, toInverse } = this.options;
    let isFree = true;
    for (const row of rows) {
      const obstacle = await toInverse(targetOf(row))
        .findObstacle()
        .catch(toProblem);
      if (obstacle !== undefined) {
        isFree = false;
        await store.settleRefused(row.id, attempt, new Date(), obstacle);
      }
    }
    return isFree;
  }

  async #undoAll(
    rows: EffectRow[],
    attempt: { holder: string; actor: string },
  ): Promise<void> {
    const { store, toInverse } = this.options;
    for (const row of rows) {
      const target = targetOf(row);
      try {
        await toInverse(target).undo();
      } catch (error) {
        // The others may be needed by what stays.
        await store.settleRefused(
          row.id,
          attempt,
          new Date(),
          toProblem(error),
        );
        return;
      }
      await store.settleUndone(row.id, attempt, new Date());
      await this.#freeName(target);
    }
  }

  /** What is gone is in nobody's way, when the name is wanted again. */
  async #freeName(target: EffectTarget): Promise<void> {
    const { generatedServices, reservations } = this.options;
    if (target.kind === 'git-repository') {
      const { host, name } = target;
      await generatedServices.forgetRepository({ host, name });
      await reservations.free({ host, name });
    }
  }
}
