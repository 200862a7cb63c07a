import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import {
  effectUndoPermission,
  Run,
} from '@guildhall/plugin-golden-path-common';
import { ConfirmDialog } from '@guildhall/plugin-guildhall-react';
import { RiArrowGoBackLine } from '@remixicon/react';
import { useState } from 'react';
import { goldenPathApiRef } from '../../api';
import { goldenPathTranslationRef } from '../../translation';
import styles from './Run.module.css';

/** Undoes what a run made, after saying what that is. */
export function UndoButton(props: { run: Run; onUndone: () => void }) {
  const { run, onUndone } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const goldenPathApi = useApi(goldenPathApiRef);
  const mayUndo = usePermission({ permission: effectUndoPermission }).allowed;
  const [isAsking, setIsAsking] = useState(false);

  // What failed left nothing.
  const effects = run.effects
    .filter(({ status }) => status !== 'undone' && status !== 'failed')
    .toReversed();
  if (!mayUndo || effects.length === 0) {
    return undefined;
  }
  return (
    <>
      <Button
        destructive
        iconStart={<RiArrowGoBackLine />}
        onPress={() => setIsAsking(true)}
        variant="secondary"
      >
        {t('run.undo')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          confirm={t('run.undo')}
          isDestructive
          onClose={() => setIsAsking(false)}
          onConfirm={async () => {
            await goldenPathApi.undoRun(run.taskId);
            onUndone();
          }}
          title={t('run.undoTitle')}
        >
          <p>{t('run.undoDescription')}</p>
          <ul className={styles.undoList}>
            {effects.map(({ id, title, undo }) => (
              <li key={id}>
                <strong>{title}</strong>
                <span>{undo}</span>
              </li>
            ))}
          </ul>
        </ConfirmDialog>
      )}
    </>
  );
}
