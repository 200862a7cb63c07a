import { Signal } from '../vocabulary';
import { Family, library, RuleTemplate } from './library';

/** Tags that say what a part is made of, although no rule is only for it. */
const others = [
  'cassandra',
  'csharp',
  'dotnet',
  'elixir',
  'go',
  'golang',
  'memcached',
  'mongodb',
  'nats',
  'php',
  'python',
  'ruby',
  'rust',
  'sqlserver',
];

const technologies = new Set([
  ...others,
  ...library.flatMap(template => template.technologies ?? []),
]);

/** Those that are made for a part: with its technology, if its tags name one. */
export function selectTemplates(
  family: Family,
  signal: Signal,
  tags: readonly string[],
): RuleTemplate[] {
  const madeOf = tags.filter(tag => technologies.has(tag));
  return library.filter(
    template =>
      template.families.includes(family) &&
      template.signal === signal &&
      (!template.technologies ||
        madeOf.length === 0 ||
        template.technologies.some(technology => madeOf.includes(technology))),
  );
}
