import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ToggleButton } from '@backstage/ui';
import {
  FilterBar,
  MyTeamsFilter,
  PageBody,
  TextFilter,
} from '@guildhall/plugin-guildhall-react';
import { RiAlarmWarningLine } from '@remixicon/react';
import { useState } from 'react';
import { monitorCoverageTranslationRef } from '../../translation';
import { QueuePanel } from './QueuePanel';
import { RecentWatches } from './RecentWatches';
import { useQueueFilter } from './useQueueFilter';

/** What somebody should look at, and who looked lately. */
export function WatchesPage() {
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const { filter, isFiltered, setFilter, clearFilter } = useQueueFilter();
  // A watch that was recorded shows in the list of the latest, too.
  const [recorded, setRecorded] = useState(0);
  return (
    <PageBody isPage>
      <FilterBar isFiltered={isFiltered} onClear={clearFilter}>
        <TextFilter onChange={q => setFilter({ q })} value={filter.q ?? ''} />
        <MyTeamsFilter
          onChange={owner => setFilter({ owner })}
          value={filter.owner}
        />
        <ToggleButton
          iconStart={<RiAlarmWarningLine />}
          isSelected={filter.overdue === 'true'}
          onChange={isOn => setFilter({ overdue: isOn ? 'true' : undefined })}
        >
          {t('watches.onlyOverdue')}
        </ToggleButton>
      </FilterBar>
      <QueuePanel onRecorded={() => setRecorded(recorded + 1)} />
      <RecentWatches key={recorded} />
    </PageBody>
  );
}
