import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Effect } from '@guildhall/plugin-golden-path-common';
import { Panel } from '@guildhall/plugin-guildhall-react';
import { goldenPathTranslationRef } from '../../translation';
import { EffectsTable } from '../Effects';
import styles from './Service.module.css';

/** What was made for the service outside the portal. */
export function ServiceEffects(props: {
  effects: Effect[];
  onUndone: () => void;
}) {
  const { effects, onUndone } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  return (
    <Panel title={t('effects.title')}>
      {effects.length > 0 ? (
        <EffectsTable effects={effects} onUndone={onUndone} />
      ) : (
        <p className={styles.none}>{t('effects.none')}</p>
      )}
    </Panel>
  );
}
