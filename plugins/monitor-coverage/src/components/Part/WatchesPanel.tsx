import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Panel } from '@guildhall/plugin-guildhall-react';
import { PartDetail } from '@guildhall/plugin-monitor-coverage-common';
import { monitorCoverageTranslationRef } from '../../translation';
import { RecordWatchButton, WatchLine, WatchList } from '../Watches';

/** Who looked at the part's monitors, and the way to say that one did. */
export function WatchesPanel(props: {
  part: PartDetail;
  onRecorded: () => void;
}) {
  const { part, onRecorded } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  return (
    <Panel
      actions={
        <RecordWatchButton
          entityRef={part.entityRef}
          onRecorded={onRecorded}
          title={part.title}
        />
      }
      description={<WatchLine watch={part.watch} />}
      title={t('watches.lookedTitle')}
    >
      <WatchList watches={part.watches} />
    </Panel>
  );
}
