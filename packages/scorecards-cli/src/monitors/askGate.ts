import {
  GateRequest,
  GateResponse,
  gateResponseSchema,
  MonitorCoverageClient,
} from '@guildhall/plugin-monitor-coverage-common';
import { UnansweredError } from '../errors';
import { askPortal, Portal } from '../portal';

const WITHOUT_TOKEN = `Run this step only where the secret is there, or with --policy and policies that
the pipeline can read.`;

/**
 * What a portal says of a change, by its catalog and its policies.
 *
 * @throws UnansweredError
 */
export async function askGate(
  files: GateRequest,
  portal: Portal,
): Promise<GateResponse> {
  const answer = await askPortal(
    portal,
    WITHOUT_TOKEN,
    async (fetchApi, options) => {
      const client = new MonitorCoverageClient({ fetchApi });
      return gateResponseSchema.parse(await client.checkGate(files, options));
    },
  );
  if (answer.parts === 0) {
    throw new UnansweredError(
      `The portal ${portal.portal} knows no part that needs a monitor, or this token may not read any.`,
    );
  }
  return answer;
}
