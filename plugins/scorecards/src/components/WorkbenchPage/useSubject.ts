import {
  DefinitionKind,
  definitionKinds,
} from '@guildhall/plugin-scorecards-common';
import { useSearchState } from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';

/** What is edited: a definition in force, or a new one. */
export type Subject =
  | { kind: DefinitionKind; id: string }
  | { kind: 'Check' | 'Scorecard'; id?: undefined };

/** The subject in the URL, so that a page can link to it. */
export function useSubject(): {
  subject: Subject;
  open: (subject: Subject) => void;
} {
  const { params, update } = useSearchState();
  const id = params.get('id') ?? undefined;
  const kind =
    definitionKinds.find(each => each === params.get('kind')) ?? 'Check';
  const open = useCallback(
    (subject: Subject) => update({ kind: subject.kind, id: subject.id }),
    [update],
  );
  if (id !== undefined) {
    return { subject: { kind, id }, open };
  }
  return {
    subject: { kind: kind === 'Scorecard' ? 'Scorecard' : 'Check' },
    open,
  };
}
