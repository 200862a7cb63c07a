import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Run } from '@guildhall/plugin-golden-path-common';
import { Panel } from '@guildhall/plugin-guildhall-react';
import { goldenPathTranslationRef } from '../../translation';
import { Commands } from '../Commands';
import styles from './Run.module.css';

/** Where the code is, and how to get and run it. */
export function ResultRepository(props: {
  repository: NonNullable<Run['repository']>;
  commands: string[];
}) {
  const { repository, commands } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  return (
    <Panel
      description={`${repository.host} / ${repository.name}`}
      title={t('result.repository')}
    >
      <h3 className={styles.subheading}>{t('result.clone')}</h3>
      <Commands
        commands={[
          `git clone ${repository.cloneUrl} ${repository.name}`,
          `cd ${repository.name}`,
        ]}
        label={t('result.clone')}
      />
      {commands.length > 0 && (
        <>
          <h3 className={styles.subheading}>{t('result.start')}</h3>
          <Commands commands={commands} label={t('result.start')} />
        </>
      )}
    </Panel>
  );
}
