import type { FastifyBaseLogger } from 'fastify';
import type { ExtractionMetrics } from './metrics.ts';
import { scope } from './scope.ts';
import type { StageFlag } from './stage-flag.ts';
import { stages } from './stages.ts';

/** Keeps the stage in a metric, and says in the log when it changes. */
export async function showStage(
  flag: StageFlag,
  metrics: ExtractionMetrics,
  log: FastifyBaseLogger,
) {
  async function show() {
    const now = await flag.now({});
    for (const stage of stages) {
      metrics.stage.set({ flag: scope.flag, stage }, stage === now.stage ? 1 : 0);
    }
    log.info({ flag: scope.flag, ...now }, 'stage of the extraction');
  }

  metrics.unusableFlags.inc(0);
  flag.onChange(async usable => {
    if (usable) {
      await show();
    } else {
      metrics.unusableFlags.inc();
      log.error({ flag: scope.flag }, 'the flags file cannot be used; the stage stays as it was');
    }
  });
  await show();
}
