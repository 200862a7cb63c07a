import { parseEntityRef } from '@backstage/catalog-model';
import { Signal, Suggestion } from '@guildhall/plugin-monitor-coverage-common';
import { createHash } from 'node:crypto';
import { ProposedFile } from './ProposalStore';

/** A suggested rule, and the signal that it is for. */
export interface ChosenSuggestion {
  signal: Signal;
  suggestion: Suggestion;
}

/** What is proposed: the same suggestions make the same branch. */
export interface ComposedProposal {
  branch: string;
  title: string;
  signals: Signal[];
  files: ProposedFile[];
}

export function composeProposal(
  part: { entityRef: string; title: string },
  chosen: ChosenSuggestion[],
  folder: string,
): ComposedProposal {
  const files = chosen
    .flatMap(({ suggestion }): ProposedFile[] => [
      {
        path: `${folder}/${suggestion.rulesFile}`,
        kind: 'rules',
        content: suggestion.rules,
      },
      {
        path: `${folder}/${suggestion.testFile}`,
        kind: 'tests',
        content: suggestion.test,
      },
    ])
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const digest = createHash('sha256')
    .update(JSON.stringify(files))
    .digest('hex')
    .slice(0, 10);
  const signals = [...new Set(chosen.map(({ signal }) => signal))];
  const { name } = parseEntityRef(part.entityRef);
  return {
    branch: `monitors/${toBranchPart(name)}-${digest}`,
    title:
      chosen.length === 1
        ? `Watch the ${signals[0]} of ${part.title}`
        : `Watch ${part.title}: ${signals.join(', ')}`,
    signals,
    files,
  };
}

/** The text of a commit and of a pull request, in Markdown. */
export function describeProposal(
  entityRef: string,
  chosen: ChosenSuggestion[],
  pageUrl: string,
): string {
  const rules = chosen.flatMap(({ signal, suggestion }) => [
    `- **${signal}**: ${suggestion.title}`,
    ...suggestion.notes.map(note => `  - ${note}`),
  ]);
  return [
    `No monitor is heard for these signals of [${entityRef}](${pageUrl}):`,
    '',
    ...rules,
    '',
    'Each rule comes with a unit test: `promtool test rules *.rules.test.yaml`.',
  ].join('\n');
}

function toBranchPart(name: string): string {
  return name.replace(/[^A-Za-z0-9-]+/g, '-').slice(0, 60);
}
