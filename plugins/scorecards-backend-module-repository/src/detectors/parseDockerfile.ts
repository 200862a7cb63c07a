/** What one Dockerfile builds. */
export interface Dockerfile {
  /** Images from outside, in order; those that arguments decide are left out. */
  baseImages: string[];
  /** Undefined when an argument without default decides. */
  runsAsRoot: boolean | undefined;
}

interface Stage {
  name: string | undefined;
  image: string;
  user: string | undefined;
}

/** Images that say in their name that they bring an unprivileged user. */
const UNPRIVILEGED_IMAGE = /nonroot|non-root|unprivileged|rootless/i;

export function parseDockerfile(text: string): Dockerfile {
  const stages: Stage[] = [];
  const variables = new Map<string, string>();

  for (const [instruction, argument] of instructionsOf(text)) {
    const stage = stages.at(-1);
    if (instruction === 'FROM') {
      const match = /^(?:--\S+\s+)*(\S+)(?:\s+as\s+(\S+))?/i.exec(argument);
      stages.push({
        image: expand(match?.[1] ?? '', variables),
        name: match?.[2]?.toLocaleLowerCase('en-US'),
        user: undefined,
      });
    } else if (instruction === 'USER' && stage) {
      stage.user = expand(argument, variables);
    } else if (instruction === 'ARG' || instruction === 'ENV') {
      const match = /^(\w+)(?:=|\s+)["']?([^"'\s]*)/.exec(argument);
      if (match) {
        variables.set(match[1], expand(match[2], variables));
      }
    }
  }

  const names = new Set(stages.map(stage => stage.name));
  return {
    baseImages: [
      ...new Set(
        stages
          .map(stage => stage.image)
          .filter(image => !names.has(image) && isKnown(image)),
      ),
    ],
    runsAsRoot: runsAsRoot(stages.at(-1), stages),
  };
}

function runsAsRoot(
  stage: Stage | undefined,
  stages: Stage[],
): boolean | undefined {
  if (!stage) {
    return undefined;
  }
  if (stage.user !== undefined) {
    return isKnown(stage.user) ? /^(root|0)(:|$)/.test(stage.user) : undefined;
  }
  // Only earlier stages can be built upon, so this ends.
  const earlier = stages.slice(0, stages.indexOf(stage));
  const base = earlier.findLast(({ name }) => name === stage.image);
  if (base) {
    return runsAsRoot(base, earlier);
  }
  return isKnown(stage.image)
    ? !UNPRIVILEGED_IMAGE.test(stage.image)
    : undefined;
}

/** Instructions with their arguments, without comments and line breaks. */
function instructionsOf(text: string): [string, string][] {
  return text
    .replace(/^[ \t]*#.*$/gm, '')
    .replace(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .flatMap(line => {
      const match = /^([a-z]+)\s+(.*)$/i.exec(line.trim());
      return match ? [[match[1].toLocaleUpperCase('en-US'), match[2]]] : [];
    });
}

/** Fills in what arguments are known to be; the others stay as they are. */
function expand(value: string, variables: ReadonlyMap<string, string>): string {
  return value.replace(
    /\$(?:(\w+)|\{(\w+)(?::?-([^}]*))?\})/g,
    (whole, bare, braced, fallback) =>
      variables.get(bare ?? braced) || fallback || whole,
  );
}

function isKnown(value: string): boolean {
  return value !== '' && !value.includes('$');
}
