import { useApi } from '@backstage/frontend-plugin-api';
import { Answers, Plan } from '@guildhall/plugin-golden-path-common';
import { Request, useRequest } from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import { goldenPathApiRef } from '../../../api';
import { maskSecrets } from '../secrets';

/** Asks what some answers would make. */
export function usePlan(options: {
  template: string;
  answers: Answers;
  secretNames: readonly string[];
}): Request<Plan> {
  const { template, answers, secretNames } = options;
  const goldenPathApi = useApi(goldenPathApiRef);
  return useRequest(
    useCallback(
      signal =>
        goldenPathApi.createPlan(
          { template, answers: maskSecrets(answers, secretNames) },
          { signal },
        ),
      [goldenPathApi, template, answers, secretNames],
    ),
  );
}
