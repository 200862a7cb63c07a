import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  LoadingState,
  PageState,
  Panel,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import { monitorCoverageApiRef } from '../../api';
import { useHrefs, usePartFilter } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { RollUpTable } from '../RollUpTable';
import styles from './Gaps.module.css';

/** The owners with gaps, those with most first; not where one is chosen. */
export function OwnersPanel() {
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const api = useApi(monitorCoverageApiRef);
  const hrefs = useHrefs();
  const { isFiltered } = usePartFilter();
  const request = useRequest(
    useCallback(
      async signal => {
        const { items } = await api.listRollUps({ by: 'owner' }, { signal });
        return items
          .filter(({ gaps }) => gaps > 0)
          .sort((a, b) => b.gaps - a.gaps);
      },
      [api],
    ),
  );
  if (isFiltered) {
    return <></>;
  }
  return (
    <Panel description={t('gaps.ownersText')} title={t('gaps.owners')}>
      <PageState
        empty={<p className={styles.plain}>{t('gaps.noneText')}</p>}
        isEmpty={owners => owners.length === 0}
        loading={<LoadingState rowHeight={48} rows={3} />}
        request={request}
      >
        {owners => (
          <RollUpTable
            hrefOf={({ entityRef }) => hrefs.gaps({ owner: entityRef })}
            items={owners}
            label={t('part.owner')}
          />
        )}
      </PageState>
    </Panel>
  );
}
