import { AuthService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import { Effect, EffectTarget } from '@guildhall/plugin-golden-path-common';
import { GoldenPathService } from '@guildhall/plugin-golden-path-node';
import { templateOf } from './templateOf';

const MAX_ERROR_LENGTH = 2_000;

/** What was made, as much as it takes to undo it. */
export interface MadeEffect {
  target: EffectTarget;
  entityRef?: string;
}

/**
 * Makes one thing outside the portal, with an entry in the ledger around it. The
 * ledger, not a checkpoint of the task, decides whether it is there already: it
 * also knows what was undone since, and a task that is retried then makes it
 * anew. `make` must do no harm when it is called again after a kill.
 */
export async function runEffect(
  ctx: Pick<
    ActionContext<JsonObject>,
    'logger' | 'signal' | 'step' | 'task' | 'templateInfo' | 'user'
  >,
  deps: { auth: AuthService; goldenPath: GoldenPathService },
  effect: {
    key: string;
    title: string;
    target: EffectTarget;
    make: (begun: Effect) => Promise<MadeEffect>;
  },
): Promise<Effect> {
  const { key, make, target, title } = effect;
  const { name, version } = templateOf(ctx);
  const credentials = await deps.auth.getOwnServiceCredentials();
  const begun = await deps.goldenPath.beginEffect(
    {
      taskId: ctx.task.id,
      stepId: ctx.step?.id ?? key,
      key,
      title,
      target,
      template: name,
      templateVersion: version,
      createdBy: ctx.user?.ref ?? credentials.principal.subject,
    },
    { credentials, signal: ctx.signal },
  );
  if (begun.status === 'done') {
    ctx.logger.info(`${title}: made by an earlier attempt`);
    return begun;
  }
  let made: MadeEffect;
  try {
    made = await make(begun);
  } catch (error) {
    const { message } = toError(error);
    try {
      await deps.goldenPath.finishEffect(
        begun.id,
        { status: 'failed', error: message.slice(0, MAX_ERROR_LENGTH) },
        { credentials },
      );
    } catch (cause) {
      ctx.logger.warn(
        `The ledger does not know that it failed: ${toError(cause).message}`,
      );
    }
    throw error;
  }
  return deps.goldenPath.finishEffect(
    begun.id,
    { status: 'done', ...made },
    { credentials },
  );
}
