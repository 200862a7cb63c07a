import { useApi } from '@backstage/frontend-plugin-api';
import { Run } from '@guildhall/plugin-golden-path-common';
import { Request, useRequest } from '@guildhall/plugin-guildhall-react';
import { useCallback, useEffect } from 'react';
import useInterval from 'react-use/esm/useInterval';
import { goldenPathApiRef } from '../../api';
import { hasEnded, RunStatus } from './runStatus';

const AGAIN_MILLISECONDS = 2_000;

/**
 * What a run has made so far. It is asked for again with each step, and after
 * the end until the end has come through.
 */
export function useRun(options: {
  taskId: string;
  status: RunStatus;
  stepsDone: number;
}): Request<Run> {
  const { taskId, status, stepsDone } = options;
  const goldenPathApi = useApi(goldenPathApiRef);
  const request = useRequest(
    useCallback(
      signal => goldenPathApi.getRun(taskId, { signal }),
      [goldenPathApi, taskId],
    ),
  );

  const { reload } = request;
  useEffect(() => {
    if (stepsDone > 0) {
      reload();
    }
  }, [reload, status, stepsDone]);

  const isBehind =
    hasEnded(status) &&
    request.status === 'ready' &&
    request.value.status !== status;
  useInterval(reload, isBehind ? AGAIN_MILLISECONDS : null);

  return request;
}
