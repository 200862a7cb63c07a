import { ScaffolderTask } from '@backstage/plugin-scaffolder-react';
import { Effect, Run } from '@guildhall/plugin-golden-path-common';
import { PLAN } from './plan';

export const TASK: ScaffolderTask = {
  id: 'task-1',
  status: 'processing',
  createdAt: '2026-11-21T10:00:00Z',
  spec: {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    parameters: { name: 'visits-api' },
    steps: [
      { id: 'preflight', name: 'Check', action: 'guildhall:preflight' },
      {
        id: 'publish',
        name: 'Push the repository',
        action: 'guildhall:publish:git',
      },
    ],
    output: {},
    templateInfo: { entityRef: 'template:default/service-node' },
    EXPERIMENTAL_recovery: { EXPERIMENTAL_strategy: 'startOver' },
  },
};

export const EFFECT: Effect = {
  id: 'effect-1',
  taskId: TASK.id,
  stepId: 'publish',
  key: 'repository',
  title: 'Repository visits-api',
  target: { kind: 'git-repository', host: 'local', name: 'visits-api' },
  status: 'done',
  undo: 'The repository is deleted, unless somebody pushed to it.',
  createdBy: 'user:default/kim',
  createdAt: '2026-11-21T10:00:05Z',
};

export const RUN: Run = {
  taskId: TASK.id,
  template: 'service-node',
  templateVersion: '1.1.0',
  status: 'completed',
  createdBy: 'user:default/kim',
  createdAt: TASK.createdAt,
  effects: [EFFECT],
  repository: {
    host: 'local',
    name: 'visits-api',
    cloneUrl: 'file:///git/visits-api.git',
  },
  entityRef: 'component:default/visits-api',
  run: PLAN.run,
  handover: PLAN.handover,
};

/** A run that made a branch in a repository that was there before. */
export const ADOPTION: Run = {
  ...RUN,
  template: 'adopt',
  entityRef: 'component:default/letters',
  effects: [
    {
      ...EFFECT,
      title: 'Branch golden-path/adopt of letters',
      target: {
        kind: 'git-branch',
        host: 'local',
        name: 'letters',
        branch: 'golden-path/adopt',
      },
    },
  ],
  repository: {
    host: 'local',
    name: 'letters',
    cloneUrl: 'file:///git/letters.git',
  },
  run: ['git fetch origin golden-path/adopt', 'git diff main...FETCH_HEAD'],
};
