import { firstLine } from './process.mjs';

/**
 * Who to run a program as that refuses to run as root: `{ uid, gid }` of an existing
 * unprivileged user if this is root, else `{}` (whoever this is).
 */
export function unprivilegedUser() {
  if (process.getuid() !== 0) {
    return {};
  }
  for (const name of ['postgres', 'nobody']) {
    const uid = firstLine('id', ['-u', name]);
    const gid = firstLine('id', ['-g', name]);
    if (uid && gid) {
      return { uid: Number(uid), gid: Number(gid) };
    }
  }
  return {};
}
