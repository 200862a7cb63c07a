import type { FastifyBaseLogger } from 'fastify';
import { type Answer, type AnswerPath, type KeptAnswer, readAnswer } from './answer.ts';
import { type Call, MIRRORED } from './call.ts';
import { compareAnswers } from './compare.ts';
import type { Contract } from './contract.ts';
import type { Difference } from './differences.ts';
import type { ExtractionMetrics } from './metrics.ts';
import { createMirror } from './mirror.ts';
import type { ExtractionSettings } from './settings.ts';
import type { StageFlag } from './stage-flag.ts';
import { isRead, type PathName, type StagePlan, stagePlans } from './stages.ts';

export interface RouterParts {
  flag: Pick<StageFlag, 'now'>;
  paths: Record<PathName, AnswerPath>;
  contract: Contract;
  metrics: ExtractionMetrics;
  settings: ExtractionSettings;
  log: FastifyBaseLogger;
}

/** Gives each call to the path that its stage names, and to the other one beside it. */
export function createRouter({ flag, paths, contract, metrics, settings, log }: RouterParts) {
  const mirror = createMirror(settings.mirrorConcurrency, settings.mirrorMs);

  return {
    /**
     * Answers a call.
     *
     * @throws HttpError when the path that has to answer does not
     */
    async answer(call: Call, send: (answer: Answer) => Promise<KeptAnswer>) {
      const operation = contract.operationOf(call.method, call.url);
      const { stage, share } = await flag.now({ method: call.method, operation });
      const plan = stagePlans[stage];
      metrics.answered.inc({ operation, stage, path: plan.answers });

      const answer = await paths[plan.answers](call);
      // The caller may have gone away; what was done is mirrored all the same.
      const kept = await send(answer).catch(() => undefined);
      if (isMirrored(plan, share, call.method, answer.status)) {
        // Nobody waits for this, and it does not throw.
        void toOtherPath(call, operation, plan, kept);
      }
    },

    idle: mirror.idle,
  };

  async function toOtherPath(call: Call, operation: string, plan: StagePlan, kept?: KeptAnswer) {
    const path = plan.answers === 'old' ? 'new' : 'old';
    const access = isRead(call.method) ? 'read' : 'write';
    const result = Buffer.isBuffer(call.body)
      ? await mirror.run(async signal => {
          const mirrored = { ...call, headers: [...call.headers, MIRRORED] };
          const answer = await readAnswer(await paths[path](mirrored, signal), settings.keptBytes);
          const answers = { [plan.answers]: kept, [path]: answer };
          return { status: answer.status, differences: differencesOf(answers) };
        })
      : ({ outcome: 'too-large' } as const);

    const refused = result.outcome === 'done' && access === 'write' && result.value.status >= 400;
    const outcome = refused ? 'refused' : result.outcome;
    metrics.mirrored.inc({ operation, access, path, outcome });
    if (outcome !== 'done') {
      log.warn({ operation, path, outcome }, 'a call was not mirrored');
    }
    if (result.outcome === 'done' && plan.compares) {
      record(operation, result.value.differences);
    }
  }

  function differencesOf(answers: Partial<Record<PathName, KeptAnswer>>) {
    const { old: before, new: after } = answers;
    return before && after && compareAnswers(before, after, contract.names, settings.keptBytes);
  }

  function record(operation: string, differences: Difference[] | undefined) {
    if (!differences) {
      metrics.compared.inc({ operation, result: 'not-comparable' });
      return;
    }
    metrics.compared.inc({ operation, result: differences.length > 0 ? 'mismatched' : 'matched' });
    for (const { path, kind } of differences) {
      metrics.differences.inc({ operation, path, kind });
    }
  }
}

/** A write that failed is not repeated elsewhere: the two paths would part. */
function isMirrored(plan: StagePlan, share: number, method: string, status: number) {
  if (!isRead(method)) {
    return plan.writes === 'all' && status < 400;
  }
  return plan.reads === 'all' || (plan.reads === 'share' && Math.random() < share);
}
