import { expect } from '@playwright/test';
import type { Api } from './api';

const SERVICES = '/api/golden-path/services/component/default';
const ENTITIES = '/api/catalog/entities/by-name';

/** Makes a service as the wizard would. Answers where it is cloned from. */
export async function makeService(
  api: Api,
  answers: { name: string; owner: string },
): Promise<string> {
  interface Run {
    status: string;
    repository?: { cloneUrl: string };
  }
  // A portal that has just started may still be reading its templates.
  await expect
    .poll(() => api.isMissing(`${ENTITIES}/template/default/service-node`))
    .toBe(false);
  const { id } = await api.post<{ id: string }>('/api/scaffolder/v2/tasks', {
    templateRef: 'template:default/service-node',
    values: {
      ...answers,
      description: 'Made to be brought up to date with others.',
      dependencies: [],
      integrations: [],
    },
  });
  const readRun = () => api.get<Run>(`/api/golden-path/runs/${id}`);
  await expect
    .poll(async () => (await readRun()).status, { timeout: 120_000 })
    .toBe('completed');
  const { repository } = await readRun();
  return repository!.cloneUrl;
}

/** Has the portal read the repository of a service now. */
export async function readAgain(
  api: Api,
  name: string,
): Promise<{ version?: string; drift: string }> {
  return api.post(`${SERVICES}/${name}/refresh`);
}
