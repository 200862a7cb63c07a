import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  LoadingState,
  PageState,
  Panel,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { useCallback, useState } from 'react';
import { monitorCoverageApiRef } from '../../api';
import { useHrefs } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { RollUpTable } from '../RollUpTable';
import styles from './Overview.module.css';

/** Systems, or domains, by their weakest link. */
export function RollUpPanel() {
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const api = useApi(monitorCoverageApiRef);
  const hrefs = useHrefs();
  const [by, setBy] = useState<'system' | 'domain'>('system');
  const request = useRequest(
    useCallback(signal => api.listRollUps({ by }, { signal }), [api, by]),
  );
  return (
    <Panel
      actions={
        <ToggleButtonGroup
          aria-label={t('rollUps.by')}
          disallowEmptySelection
          onSelectionChange={selected =>
            setBy(selected.has('domain') ? 'domain' : 'system')
          }
          selectedKeys={[by]}
          selectionMode="single"
        >
          <ToggleButton id="system">{t('rollUps.bySystem')}</ToggleButton>
          <ToggleButton id="domain">{t('rollUps.byDomain')}</ToggleButton>
        </ToggleButtonGroup>
      }
      title={t(`rollUps.${by}`)}
    >
      <PageState
        empty={<p className={styles.plain}>{t('rollUps.none')}</p>}
        isEmpty={({ items }) => items.length === 0}
        loading={<LoadingState rowHeight={48} rows={4} />}
        request={request}
      >
        {({ items }) => (
          <RollUpTable
            hrefOf={({ entityRef }) =>
              by === 'system' ? hrefs.parts({ system: entityRef }) : undefined
            }
            items={items}
            label={t(by === 'system' ? 'rollUps.bySystem' : 'rollUps.byDomain')}
          />
        )}
      </PageState>
    </Panel>
  );
}
