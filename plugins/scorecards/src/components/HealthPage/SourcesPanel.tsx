import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EmptyState, Panel } from '@guildhall/plugin-guildhall-react';
import { SourceHealth } from '@guildhall/plugin-scorecards-common';
import { RiDatabase2Line } from '@remixicon/react';
import { scorecardsTranslationRef } from '../../translation';
import styles from './HealthPage.module.css';
import { SourceItem } from './SourceItem';

/** Where facts come from, and how fresh they are. */
export function SourcesPanel(props: { sources: SourceHealth[] }) {
  const { sources } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  return (
    <Panel
      description={t('health.sources.description')}
      title={t('health.sources.title')}
    >
      {sources.length === 0 ? (
        <EmptyState
          description={t('health.sources.empty.description')}
          icon={<RiDatabase2Line />}
          title={t('health.sources.empty.title')}
        />
      ) : (
        <ul className={styles.sources}>
          {sources.map(source => (
            <SourceItem key={source.id} source={source} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
