import {
  Answers,
  answersSchema,
  Run,
  templateNameSchema,
  versionSchema,
} from '@guildhall/plugin-golden-path-common';
import { z } from 'zod';
import { TemplateTask } from './RunStore';

/** The annotation of a Template entity that names its release. */
export const VERSION_ANNOTATION = 'guildhall.dev/template-version';

const statusSchema = z
  .enum([
    'open',
    'processing',
    'completed',
    'failed',
    'cancelled',
    'skipped',
    'recovered',
  ])
  .transform((status): Run['status'] => {
    switch (status) {
      case 'skipped':
        return 'cancelled';
      case 'recovered':
        return 'open';
      default:
        return status;
    }
  });

/** Of some events the `id` is their own, and the task has its own field. */
const changeSchema = z
  .object({
    id: z.union([z.string(), z.number()]),
    taskId: z.string().optional(),
    status: statusSchema,
  })
  .transform(({ id, taskId, status }) => ({
    taskId: taskId ?? String(id),
    status,
  }));

const taskSchema = z.object({
  id: z.string(),
  status: statusSchema,
  createdBy: z.string().nullish(),
  createdAt: z.coerce.date().optional(),
  spec: z.object({
    parameters: answersSchema.catch({}),
    templateInfo: z.object({
      entity: z.object({
        metadata: z.object({
          name: templateNameSchema,
          annotations: z.object({ [VERSION_ANNOTATION]: versionSchema }),
        }),
      }),
    }),
  }),
});

/** That a task came into a status; undefined when it says something else. */
export function parseTaskChange(
  payload: unknown,
): z.output<typeof changeSchema> | undefined {
  return changeSchema.safeParse(payload).data;
}

/**
 * A task, with what it was asked for; undefined when it runs no template of
 * this plugin.
 */
export function parseTemplateTask(
  task: unknown,
  now: Date,
): (TemplateTask & { answers: Answers }) | undefined {
  const { data } = taskSchema.safeParse(task);
  if (!data) {
    return undefined;
  }
  const { name, annotations } = data.spec.templateInfo.entity.metadata;
  return {
    taskId: data.id,
    template: name,
    templateVersion: annotations[VERSION_ANNOTATION],
    status: data.status,
    createdBy: data.createdBy ?? undefined,
    createdAt: data.createdAt ?? now,
    answers: data.spec.parameters,
  };
}
