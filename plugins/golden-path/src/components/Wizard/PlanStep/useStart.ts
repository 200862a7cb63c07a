import { useRouteRef } from '@backstage/core-plugin-api';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  scaffolderApiRef,
  useTemplateSecrets,
} from '@backstage/plugin-scaffolder-react';
import { Answers, TemplateDetail } from '@guildhall/plugin-golden-path-common';
import { messageOf } from '@guildhall/plugin-guildhall-react';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { goldenPathApiRef } from '../../../api';
import { runRouteRef } from '../../../routes';

/** Starts the run and goes to its page. */
export function useStart(options: {
  template: TemplateDetail;
  answers: Answers;
  visitId: string;
  onStarted: (taskId: string) => Promise<void>;
}) {
  const { template, answers, visitId, onStarted } = options;
  const goldenPathApi = useApi(goldenPathApiRef);
  const scaffolderApi = useApi(scaffolderApiRef);
  const runRoute = useRouteRef(runRouteRef);
  const navigate = useNavigate();
  const { secrets } = useTemplateSecrets();
  const [isStarting, setIsStarting] = useState(false);
  const [error, setError] = useState<string>();

  const start = async () => {
    setIsStarting(true);
    setError(undefined);
    try {
      const { taskId } = await scaffolderApi.scaffold({
        templateRef: template.templateRef,
        values: answers,
        secrets,
      });
      // The run is on its way, whether or not it could be written down.
      await Promise.allSettled([
        goldenPathApi.recordVisit(visitId, {
          template: template.name,
          step: 'run',
          taskId,
        }),
        onStarted(taskId),
      ]);
      navigate(runRoute({ taskId }));
    } catch (failure) {
      setError(messageOf(failure));
      setIsStarting(false);
    }
  };

  return { start, isStarting, error };
}
