import { LoadingState, PageState } from '@guildhall/plugin-guildhall-react';
import { DrillsPanel } from '../Drills';
import { ProposalsPanel, ProposalsProvider } from '../Proposals';
import { AnswersPanel } from './AnswersPanel';
import { HistoryPanel } from './HistoryPanel';
import { PartHeader } from './PartHeader';
import { SignalsPanel } from './SignalsPanel';
import { SurroundingsPanel } from './SurroundingsPanel';
import { UnknownPart } from './UnknownPart';
import { usePart } from './usePart';
import { WatchesPanel } from './WatchesPanel';
import styles from './Part.module.css';

/** All that is known of how a part is watched. */
export function PartView(props: {
  entityRef: string;
  /** Whether to say what the part is; the page of an entity does already. */
  hasHeader?: boolean;
}) {
  const { entityRef, hasHeader = false } = props;
  const request = usePart(entityRef);
  if (request.status === 'not-found') {
    return <UnknownPart />;
  }
  return (
    <PageState
      loading={<LoadingState rowHeight={140} rows={4} />}
      request={request}
    >
      {part => (
        <ProposalsProvider entityRef={part.entityRef}>
          {hasHeader && <PartHeader part={part} />}
          <AnswersPanel part={part} />
          <SignalsPanel onDecided={request.reload} part={part} />
          <ProposalsPanel />
          <div className={styles.columns}>
            <SurroundingsPanel part={part} />
            <WatchesPanel onRecorded={request.reload} part={part} />
            <DrillsPanel drills={part.drills} />
          </div>
          <HistoryPanel changes={part.changes} />
        </ProposalsProvider>
      )}
    </PageState>
  );
}
