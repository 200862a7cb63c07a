import { setTimeout as delay } from 'node:timers/promises';
import { Problem } from './problem.mjs';

const LOADED_TIMEOUT_MS = 30_000;
const POLL_MS = 500;

/** The people that the demo is about: an engineer, an administrator ... */
export async function fetchPersonas(url) {
  const { personas } = await callDemoSignIn(url, 'people');
  return personas;
}

/**
 * The same, once a portal that has just started has read them from its catalog. After a while
 * the answer is what is known by then: a persona may name a person who is in no group.
 */
export async function waitForPersonas(url) {
  const deadline = Date.now() + LOADED_TIMEOUT_MS;
  for (;;) {
    const personas = await fetchPersonas(url);
    const loaded = personas.every(({ groups }) => groups.length > 0);
    if (loaded || Date.now() > deadline) {
      return personas;
    }
    await delay(POLL_MS);
  }
}

/** A bearer token for a persona (`engineer`) or a user (`user:default/...`). */
export async function fetchToken(url, user) {
  const { token } = await callDemoSignIn(url, 'token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ user }),
  });
  return token;
}

/** One line for each persona, in columns. */
export function formatPersonas(personas) {
  const rows = personas.map(({ id, displayName, userEntityRef, title }) => [
    id,
    displayName,
    userEntityRef,
    title,
  ]);
  const widths = rows.reduce(
    (known, row) => row.map((cell, i) => Math.max(cell.length, known[i] ?? 0)),
    [],
  );
  return rows
    .map(row =>
      row
        .map((cell, i) => cell.padEnd(widths[i]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

async function callDemoSignIn(url, path, init) {
  let response;
  try {
    response = await fetch(`${url}/api/auth/demo/${path}`, init);
  } catch {
    throw new Problem(`No portal answers at ${url}.`, {
      next: 'start it with `npm start`, or set GUILDHALL_URL to the address of one that runs.',
    });
  }
  const body = await response.json().catch(() => undefined);
  if (response.ok && body) {
    return body;
  }
  throw new Problem(
    body?.error?.message ?? `The portal answered ${response.status}.`,
    {
      next: '`npm run -s token -- --list` names who one can be. A portal without the demo sign-in gives no tokens.',
    },
  );
}
