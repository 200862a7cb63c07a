import { Labels } from '../monitors';

interface IdentifiedRule {
  file: string;
  group: string;
  name: string;
  expression: string;
  labels: Labels;
}

/** A short hash that only has to tell a few rules of the same name apart. */
function shortHash(text: string): string {
  // FNV-1a, twice with different seeds, since one has 32 bits only.
  return [0x811c9dc5, 0x01000193]
    .map(seed => {
      let hash = seed;
      for (let at = 0; at < text.length; at++) {
        hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
      }
      return (hash >>> 0).toString(16).padStart(8, '0');
    })
    .join('')
    .slice(0, 12);
}

function hashOf({ expression, labels }: IdentifiedRule): string {
  const sorted = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  return shortHash(JSON.stringify([expression, sorted]));
}

/**
 * Names rules so that a rule keeps its id as long as its file, group and name
 * stay: `<file>#<group>#<name>`, and a hash of labels and expression where the
 * group has another rule of that name. In the order of the rules.
 *
 * @public
 */
export function monitorIds(rules: readonly IdentifiedRule[]): string[] {
  const plain = rules.map(
    ({ file, group, name }) => `${file}#${group}#${name}`,
  );
  const count = new Map<string, number>();
  for (const id of plain) count.set(id, (count.get(id) ?? 0) + 1);

  const used = new Map<string, number>();
  return plain.map((id, index) => {
    if (count.get(id) === 1) return id;
    const hashed = `${id}#${hashOf(rules[index])}`;
    // Rules that are equal in everything can only be numbered.
    const times = (used.get(hashed) ?? 0) + 1;
    used.set(hashed, times);
    return times === 1 ? hashed : `${hashed}-${times}`;
  });
}
