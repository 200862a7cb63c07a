import { FALLBACK_BRANCH } from './BareGitHost';

const HEADS = 'refs/heads/';

/** The commits of all branches, and which one its owners work on. */
export interface RemoteRefs {
  branches: Map<string, string>;
  defaultBranch: string;
}

/** Lines such as `ref: refs/heads/main HEAD` and `<commit> refs/heads/main`. */
export function parseRefs(output: string): RemoteRefs {
  const branches = new Map<string, string>();
  let defaultBranch = FALLBACK_BRANCH;
  for (const line of output.split('\n').filter(Boolean)) {
    const [value, ref] = line.split('\t');
    if (ref === 'HEAD' && value.startsWith(`ref: ${HEADS}`)) {
      defaultBranch = value.slice(`ref: ${HEADS}`.length);
    } else if (ref.startsWith(HEADS)) {
      branches.set(ref.slice(HEADS.length), value);
    }
  }
  return { branches, defaultBranch };
}
