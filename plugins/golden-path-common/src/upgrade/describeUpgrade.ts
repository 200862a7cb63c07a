import { FileOutcome } from '../api';
import { UpgradeOutcome, UpgradePlan } from './types';

const sections: { title: string; outcomes: FileOutcome[] }[] = [
  { title: 'To decide', outcomes: ['conflict'] },
  {
    title: 'Changed',
    outcomes: ['added', 'updated', 'merged', 'moved', 'deleted'],
  },
  { title: 'Left as it is', outcomes: ['kept', 'kept-deleted'] },
];

/**
 * Describes an upgrade for those who review it, file by file.
 *
 * @returns Markdown
 * @public
 */
export function describeUpgrade(plan: UpgradePlan): string {
  const { migrations, outcomes, advice } = plan;
  const parts = [
    list(
      'Migrations',
      migrations.map(({ version, intent }) => `${version}: ${intent}`),
    ),
    ...sections.map(section =>
      list(
        section.title,
        outcomes
          .filter(({ outcome }) => section.outcomes.includes(outcome))
          .map(describeOutcome),
      ),
    ),
    list(
      'To do by hand',
      advice.map(({ path, message }) => `${code(path)}: ${message}`),
    ),
  ];
  return parts.filter(part => part !== '').join('\n');
}

function describeOutcome({
  outcome,
  path,
  from,
  explanation,
  conflicts,
}: UpgradeOutcome): string {
  const place = from ? `${code(from)} → ${code(path)}` : code(path);
  const lines = conflicts.map(({ line }) => line).join(', ');
  const marked = lines ? ` See line ${lines}.` : '';
  return `${place} (${outcome}): ${explanation}${marked}`;
}

function list(title: string, items: string[]): string {
  return items.length === 0
    ? ''
    : `## ${title}\n\n${items.map(item => `- ${oneLine(item)}\n`).join('')}`;
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

// A fence that is longer than any in the text itself.
function code(text: string): string {
  const longest = Math.max(
    0,
    ...[...text.matchAll(/`+/g)].map(([fence]) => fence.length),
  );
  const fence = '`'.repeat(longest + 1);
  return longest === 0
    ? `${fence}${text}${fence}`
    : `${fence} ${text} ${fence}`;
}
