import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { UpgradeDetail } from '@guildhall/plugin-golden-path-common';
import { Panel } from '@guildhall/plugin-guildhall-react';
import { goldenPathTranslationRef } from '../../translation';
import { MergeInstructions } from './MergeInstructions';
import { UpgradeActions } from './UpgradeActions';
import styles from './Upgrade.module.css';

/** What the person can do now, and what happens then. */
export function NextStepsPanel(props: {
  upgrade: UpgradeDetail;
  /** Whether the person may upgrade the service; undefined until known. */
  isAllowed: boolean | undefined;
  onChanged: () => void;
}) {
  const { upgrade, isAllowed, onChanged } = props;
  const { status, conflicts } = upgrade;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  return (
    <Panel
      actions={
        <UpgradeActions
          isAllowed={isAllowed}
          onChanged={onChanged}
          upgrade={upgrade}
        />
      }
      title={t('upgrade.next.title')}
    >
      <p className={styles.text}>
        {t(`upgrade.next.${status}`, { version: upgrade.toVersion })}
      </p>
      {status === 'preview' && conflicts > 0 && (
        <p className={styles.text}>
          {t('upgrade.next.conflicts', { count: conflicts })}
        </p>
      )}
      {isAllowed === false && (
        <p className={styles.quiet}>{t('upgrade.forbidden')}</p>
      )}
      {status === 'proposed' && <MergeInstructions upgrade={upgrade} />}
    </Panel>
  );
}
