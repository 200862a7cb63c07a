import { useApi } from '@backstage/frontend-plugin-api';
import { useRequest } from '@guildhall/plugin-guildhall-react';
import { Preview } from '@guildhall/plugin-scorecards-common';
import { useCallback, useMemo, useState } from 'react';
import { scorecardsApiRef } from '../../api';
import { DraftToolbar } from './DraftToolbar';
import { Editor } from './Editor';
import { checkLocally } from './language/checkLocally';
import { Environment } from './language/Environment';
import { PlacedProblem } from './language/toDiagnostics';
import { PreviewPanel } from './Preview';
import { ProblemList } from './ProblemList';
import { TestList } from './TestList';
import { useDebounced } from './useDebounced';
import { useDraft } from './useDraft';
import styles from './Workbench.module.css';

const CHECK_AFTER_MS = 150;
const PREVIEW_AFTER_MS = 700;

/**
 * The text, and what is to be said of it: what the browser knows at once, and
 * what the server answers when nobody types for a moment.
 */
export function DraftEditor(props: {
  environment: Environment;
  name: string;
  origin?: string;
  original: string;
  storageKey: string;
}) {
  const { environment, name, origin, original, storageKey } = props;
  const draft = useDraft(storageKey, original);
  const [since, setSince] = useState<number>();

  const checked = useDebounced(draft.text, CHECK_AFTER_MS);
  const local = useMemo(
    () => checkLocally(checked, environment),
    [checked, environment],
  );
  const request = usePreview(useDebounced(draft.text, PREVIEW_AFTER_MS), since);
  const answer = request.status === 'ready' ? request.value : undefined;
  const remote =
    answer?.of === draft.text ? answer.preview.problems : undefined;
  const problems = useMemo(
    () =>
      allProblems(
        local.problems.map(({ quarantined, ...problem }) => ({
          ...problem,
          blocking: quarantined,
        })),
        remote ?? [],
      ),
    [local, remote],
  );

  return (
    <div className={styles.workbench}>
      <div className={styles.editing}>
        <DraftToolbar draft={draft} name={name} origin={origin} />
        <Editor
          environment={{ ...environment, sources: local.sources }}
          onChange={draft.setText}
          problems={problems}
          text={draft.text}
        />
        <ProblemList problems={problems} />
        <TestList tests={local.tests} />
      </div>
      <PreviewPanel
        isOutdated={answer?.of !== draft.text}
        onSinceChange={setSince}
        request={request}
        since={since}
      />
    </div>
  );
}

/** What the server says of a text. */
export interface PreviewAnswer {
  of: string;
  preview: Preview;
}

function usePreview(text: string, since: number | undefined) {
  const { workbench } = useApi(scorecardsApiRef);
  return useRequest<PreviewAnswer>(
    useCallback(
      async signal => ({
        of: text,
        preview: await workbench.preview(
          { documents: text, since },
          { signal },
        ),
      }),
      [workbench, text, since],
    ),
  );
}

/** The server knows more than the browser, and most of the same. */
function allProblems(
  local: PlacedProblem[],
  remote: PlacedProblem[],
): PlacedProblem[] {
  const keyOf = ({ line, column, message }: PlacedProblem) =>
    `${line}:${column} ${message}`;
  const known = new Set(local.map(keyOf));
  return [...local, ...remote.filter(each => !known.has(keyOf(each)))];
}
