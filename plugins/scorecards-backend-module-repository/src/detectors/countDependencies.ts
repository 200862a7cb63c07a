import { z } from 'zod';
import { parseJson } from './parseJson';

const dependenciesSchema = z
  .record(z.string(), z.unknown())
  .default({})
  .catch({});

const nodeManifestSchema = z.object({
  dependencies: dependenciesSchema,
  devDependencies: dependenciesSchema,
  optionalDependencies: dependenciesSchema,
});

const composerManifestSchema = z.object({
  require: dependenciesSchema,
  'require-dev': dependenciesSchema,
});

const CARGO_TABLE = /^\[(?:target\..+\.)?(?:dev-|build-)?dependencies(|\..+)\]/;

/** Count the direct dependencies, those for development included. */
const COUNTERS = new Map<string, (text: string) => number | undefined>(
  Object.entries({
    'package.json': text => {
      const manifest = parseJson(text, nodeManifestSchema);
      return (
        manifest &&
        Object.keys({
          ...manifest.dependencies,
          ...manifest.devDependencies,
          ...manifest.optionalDependencies,
        }).length
      );
    },
    'composer.json': text => {
      const manifest = parseJson(text, composerManifestSchema);
      return (
        manifest &&
        // Those without a slash are the platform: PHP and its extensions.
        Object.keys({
          ...manifest.require,
          ...manifest['require-dev'],
        }).filter(name => name.includes('/')).length
      );
    },
    'go.mod': countGoRequirements,
    'Cargo.toml': countCrates,
    'requirements.txt': text => requirementsOf(text).length,
    Gemfile: text =>
      linesOf(text).filter(line => /^gem[\s(]/.test(line)).length,
  }),
);

/** Undefined when this kind of manifest is not understood. */
export function countDependencies(
  name: string,
  text: string,
): number | undefined {
  return COUNTERS.get(name)?.(text);
}

/** Requirements of pip, without comments and options. */
export function requirementsOf(text: string): string[] {
  return linesOf(text).filter(line => /^[a-z0-9]/i.test(line));
}

function countGoRequirements(text: string): number {
  let inBlock = false;
  let count = 0;
  for (const line of linesOf(text)) {
    if (/^require\s*\($/.test(line)) {
      inBlock = true;
    } else if (line === ')') {
      inBlock = false;
    } else if (
      (inBlock || /^require\s/.test(line)) &&
      !line.startsWith('//') &&
      !line.endsWith('// indirect')
    ) {
      count += 1;
    }
  }
  return count;
}

function countCrates(text: string): number {
  let inTable = false;
  let count = 0;
  for (const line of linesOf(text)) {
    const header = CARGO_TABLE.exec(line);
    if (header) {
      // A crate may have a table of its own: [dependencies.serde]
      inTable = header[1] === '';
      count += inTable ? 0 : 1;
    } else if (line.startsWith('[')) {
      inTable = false;
    } else if (inTable && /^[\w"'.-]+\s*=/.test(line)) {
      count += 1;
    }
  }
  return count;
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
}
