import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useRequest } from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import { goldenPathApiRef } from '../../api';
import { goldenPathTranslationRef } from '../../translation';
import { UndoButton, useMayUndo } from '../Effects';
import styles from './OffBoarding.module.css';

const MAX_EFFECTS = 200;

/** Undoes the effect that an item of the checklist is about. */
export function UndoItem(props: {
  entityRef: string;
  effectId: string;
  onUndone: () => void;
}) {
  const { entityRef, effectId, onUndone } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const goldenPathApi = useApi(goldenPathApiRef);
  const mayUndo = useMayUndo();
  const request = useRequest(
    useCallback(
      signal =>
        goldenPathApi.listEffects(
          { entityRef, limit: MAX_EFFECTS },
          { signal },
        ),
      [goldenPathApi, entityRef],
    ),
  );
  const effect =
    request.status === 'ready'
      ? request.value.items.find(({ id }) => id === effectId)
      : undefined;
  if (!effect) {
    return <></>;
  }
  return mayUndo(effect) ? (
    <UndoButton effect={effect} onUndone={onUndone} />
  ) : (
    <span className={styles.quiet}>{t('effects.undo.forbidden')}</span>
  );
}
