import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  scaffolderApiRef,
  ScaffolderTask,
} from '@backstage/plugin-scaffolder-react';
import { Request, useRequest } from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';

/** A task of the scaffolder, and the questions that led to it. */
export interface TaskInput {
  task: ScaffolderTask;
  /** The name of its template. */
  template: string | undefined;
  /** The titles of the template's questions, as far as they can be read. */
  questions: string[];
}

export function useTask(taskId: string): Request<TaskInput> {
  const scaffolderApi = useApi(scaffolderApiRef);
  return useRequest(
    useCallback(async () => {
      const task = await scaffolderApi.getTask(taskId);
      const templateRef = task.spec.templateInfo?.entityRef;
      // A run outlives its template, and the right to use it.
      const manifest = templateRef
        ? await scaffolderApi
            .getTemplateParameterSchema(templateRef)
            .catch(() => undefined)
        : undefined;
      return {
        task,
        template: templateRef && parseEntityRef(templateRef).name,
        questions: manifest?.steps.map(({ title }) => title) ?? [],
      };
    }, [scaffolderApi, taskId]),
  );
}
