import { useApi } from '@backstage/frontend-plugin-api';
import {
  LoadingState,
  PageState,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import { scorecardsApiRef } from '../../api';
import { DraftEditor } from './DraftEditor';
import { Environment } from './language/Environment';
import { SubjectBar } from './SubjectBar';
import { TEMPLATES } from './templates';
import { Subject, useSubject } from './useSubject';

/** Which definition is edited, and its draft. */
export function Workbench(props: { environment: Environment }) {
  const { environment } = props;
  const { subject, open } = useSubject();
  const key = subject.id ? `${subject.kind}/${subject.id}` : subject.kind;
  const original = useOriginal(subject.kind, subject.id);
  return (
    <>
      <SubjectBar
        definitions={environment.definitions}
        onOpen={open}
        subject={subject}
      />
      <PageState
        loading={<LoadingState rowHeight={320} rows={1} />}
        request={original}
      >
        {({ of, text, origin }) =>
          // Until the text of another one is there, this one's is shown.
          of === key && (
            <DraftEditor
              environment={environment}
              key={key}
              name={subject.id ?? `new-${subject.kind}`.toLocaleLowerCase('en')}
              origin={origin}
              original={text}
              storageKey={key}
            />
          )
        }
      </PageState>
    </>
  );
}

function useOriginal(kind: Subject['kind'], id: string | undefined) {
  const { workbench } = useApi(scorecardsApiRef);
  return useRequest(
    useCallback(
      async signal => {
        if (id === undefined) {
          const text = TEMPLATES[kind === 'Scorecard' ? 'Scorecard' : 'Check'];
          return { of: kind, text, origin: undefined };
        }
        const found = await workbench.getDefinition(kind, id, { signal });
        return { of: `${kind}/${id}`, text: found.yaml, origin: found.origin };
      },
      [workbench, kind, id],
    ),
  );
}
