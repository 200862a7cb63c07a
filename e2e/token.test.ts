import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';

const execFileAsync = promisify(execFile);

function runTokenCommand(argument: string, url: string | undefined) {
  return execFileAsync(process.execPath, ['scripts/token.mjs', argument], {
    env: { ...process.env, GUILDHALL_URL: url },
  });
}

test('a token from the command line opens the APIs', async ({
  baseURL,
  request,
}) => {
  const path = '/api/catalog/entities/by-query?limit=1';
  expect((await request.get(path)).status()).toBe(401);

  const { stdout: list } = await runTokenCommand('--list', baseURL);
  for (const persona of ['engineer', 'guild', 'security', 'admin']) {
    expect(list).toContain(persona);
    const { stdout: token } = await runTokenCommand(persona, baseURL);
    const response = await request.get(path, {
      headers: { Authorization: `Bearer ${token.trim()}` },
    });
    expect(response.status(), persona).toBe(200);
  }
});

test('asking for the token of nobody says what to do', async ({ baseURL }) => {
  await expect(runTokenCommand('nobody', baseURL)).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('--list'),
  });
});
