import {
  type APIRequestContext,
  type APIResponse,
  expect,
} from '@playwright/test';

/** The portal's API, as somebody who is signed in calls it. */
export interface Api {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: object): Promise<T>;
  /** Whether it answers with 404. */
  isMissing(path: string): Promise<boolean>;
}

/** Calls the API as the person who stands for a role. */
export async function signInToApi(
  request: APIRequestContext,
  persona: 'engineer' | 'guild' | 'security' | 'admin',
): Promise<Api> {
  const signIn = await request.post('/api/auth/demo/token', {
    data: { user: persona },
  });
  const { token } = await read<{ token: string }>(signIn);
  const headers = { Authorization: `Bearer ${token}` };
  return {
    get: async path => read(await request.get(path, { headers })),
    post: async (path, body = {}) =>
      read(await request.post(path, { headers, data: body })),
    isMissing: async path =>
      (await request.get(path, { headers })).status() === 404,
  };
}

async function read<T>(response: APIResponse): Promise<T> {
  expect(response.ok(), `${response.url()}: ${await response.text()}`).toBe(
    true,
  );
  return response.json();
}
