import { whyReserved } from './reservedNames';

/**
 * What the name of a service looks like: lower case, with hyphens between the
 * words. Such a name is also one of a host, a Kubernetes object and a package.
 *
 * @public
 */
export const serviceNamePattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

const shortest = 3;
const longest = 40;

/**
 * Whether a service can have a name, and why not.
 *
 * @public
 */
export type NameCheck =
  | { ok: true }
  | {
      ok: false;
      rule: 'convention' | 'reserved';
      /** A sentence. */
      reason: string;
      /** A name like it that can be had. */
      suggestion?: string;
    };

/**
 * Checks the name of a service against the convention and the reserved words.
 * Whether it is still free is not checked.
 *
 * @public
 */
export function checkServiceName(name: string): NameCheck {
  const problem = problemOf(name);
  return problem
    ? { ok: false, ...problem, suggestion: suggestionFor(name) }
    : { ok: true };
}

type Problem = Pick<Extract<NameCheck, { ok: false }>, 'rule' | 'reason'>;

function problemOf(name: string): Problem | undefined {
  if (name.length < shortest || name.length > longest) {
    const reason = `The name must have ${shortest} to ${longest} characters, and has ${name.length}.`;
    return { rule: 'convention', reason };
  }
  if (!serviceNamePattern.test(name)) {
    const reason =
      'The name must be lower-case words of letters and digits with single hyphens between them, and begin with a letter, such as visit-reminders.';
    return { rule: 'convention', reason };
  }
  const reserved = whyReserved(name);
  return reserved
    ? { rule: 'reserved', reason: `'${name}' ${reserved}.` }
    : undefined;
}

function suggestionFor(name: string): string | undefined {
  const words = name
    .slice(0, 200)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+/, '');
  const short = words.slice(0, longest).replace(/-+$/, '');
  return [short, `${short}-service`].find(candidate => !problemOf(candidate));
}
