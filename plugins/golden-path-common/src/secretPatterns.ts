/** What secrets of well-known kinds look like. */
export const secretPatterns: { kind: string; pattern: RegExp }[] = [
  {
    kind: 'a private key',
    pattern: /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----/,
  },
  {
    kind: 'an AWS access key',
    pattern: /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/,
  },
  {
    kind: 'a GitHub token',
    pattern: /\b(?:gh[oprsu]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60})/,
  },
  {
    kind: 'a GitLab token',
    pattern: /\bgl(?:pat|ptt|dt|rt|cbt|soat|ft|imt|agent)-[\w-]{20}/,
  },
  {
    kind: 'a Slack token',
    pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{10}|\bxapp-\d-[A-Za-z0-9-]{10}/,
  },
  {
    kind: 'a Slack webhook',
    pattern: /hooks\.slack\.com\/(?:services|workflows)\/[\w/]{20}/,
  },
  { kind: 'an npm token', pattern: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { kind: 'a Google API key', pattern: /\bAIza[\w-]{35}/ },
  { kind: 'a Stripe key', pattern: /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16}/ },
  {
    kind: 'a JSON web token',
    pattern: /(?<![\w-])eyJ[\w-]{8,2000}\.eyJ[\w-]{8,4000}\.[\w-]{8}/,
  },
  {
    // Not where a variable or a placeholder stands for the password.
    kind: 'a URL with a password',
    pattern:
      /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@?#]{0,200}:[^\s/@?#$<>{}*%][^\s/@?#]{0,200}@/i,
  },
];

const shortest = 16;
const leastBitsPerCharacter = 3.3;

/** Whether a text is more likely made by a machine than a name or a word. */
export function looksRandom(text: string): boolean {
  return (
    text.length >= shortest &&
    /^[\w+/=.~!@#^&*-]+$/.test(text) &&
    /[a-z]/i.test(text) &&
    /\d/.test(text) &&
    // Words with numbers, such as names of hosts, files and versions.
    !/^[a-z]+(?:[-_./][a-z]+\d{0,4}|[-_./]v?\d{1,4})*$/i.test(text) &&
    bitsPerCharacter(text) >= leastBitsPerCharacter
  );
}

function bitsPerCharacter(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts.values()].reduce((bits, count) => {
    const share = count / text.length;
    return bits - share * Math.log2(share);
  }, 0);
}
