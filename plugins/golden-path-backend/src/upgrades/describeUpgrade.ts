import { FileOutcome } from '@guildhall/plugin-golden-path-common';
import { StoredUpgradeFile } from './upgradeFileRows';
import { StoredUpgrade } from './upgradeRows';

/** Outcomes that are worth a line, in the order in which they are told. */
const HEADINGS: Partial<Record<FileOutcome, string>> = {
  conflict: 'Conflicts, marked in the files; resolve them before you merge',
  merged: 'Merged with your changes',
  updated: 'Updated',
  added: 'Added',
  moved: 'Moved',
  deleted: 'Deleted',
  kept: 'Kept as you have them',
  'kept-deleted': 'Still deleted, as you wanted',
};

/**
 * Says what an upgrade does and why, file by file: to those who read its commit
 * and to those who read its pull request.
 */
export function describeUpgrade(
  upgrade: StoredUpgrade,
  files: StoredUpgradeFile[],
): { title: string; body: string } {
  const { template, fromVersion, toVersion, migrations, notes } = upgrade;
  const sections = Object.entries(HEADINGS).flatMap(([outcome, heading]) => {
    const lines = files
      .filter(file => file.outcome === outcome)
      .map(({ path, explanation }) => `- ${path}: ${explanation}`);
    return lines.length > 0 ? [`${heading}:\n${lines.join('\n')}`] : [];
  });
  const paragraphs = [
    ...(migrations.length > 0
      ? [
          `Migrations:\n${migrations
            .map(({ version, intent }) => `- ${version}: ${intent}`)
            .join('\n')}`,
        ]
      : []),
    ...(notes.length > 0
      ? [`Notes:\n${notes.map(note => `- ${note}`).join('\n')}`]
      : []),
    ...sections,
    `Upgrade: ${upgrade.id}\nProposed-by: ${upgrade.proposedBy}`,
  ];
  return {
    title: `Upgrade ${template} from ${fromVersion} to ${toVersion}`,
    body: paragraphs.join('\n\n'),
  };
}
