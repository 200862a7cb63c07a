import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Effect } from '@guildhall/plugin-golden-path-common';
import {
  Actor,
  DataTable,
  EntityLink,
  RelativeTime,
} from '@guildhall/plugin-guildhall-react';
import { goldenPathTranslationRef } from '../../translation';
import { EffectStatusLabel } from './EffectStatusLabel';
import { describeTarget } from './targets';
import { UndoButton } from './UndoButton';
import { useMayUndo } from './useMayUndo';
import styles from './Effects.module.css';

/** What was made, by whom, and how it is undone. */
export function EffectsTable(props: {
  effects: Effect[];
  onUndone: () => void;
}) {
  const { effects, onUndone } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const mayUndo = useMayUndo();
  return (
    <DataTable
      columns={[
        {
          title: t('effects.what'),
          cell: ({ title, target, entityRef }) => (
            <span className={styles.stack}>
              <span className={styles.title}>{title}</span>
              <code>{describeTarget(target)}</code>
              {entityRef && <EntityLink entityRef={entityRef} />}
            </span>
          ),
        },
        {
          title: t('effects.statusTitle'),
          cell: ({ status, error }) => (
            <span className={styles.stack}>
              <EffectStatusLabel status={status} />
              {error && <span className={styles.error}>{error}</span>}
            </span>
          ),
        },
        {
          title: t('effects.made'),
          cell: ({ createdBy, createdAt }) => (
            <span className={styles.stack}>
              <Actor subject={createdBy} />
              <RelativeTime at={createdAt} />
            </span>
          ),
        },
        {
          title: t('effects.by'),
          cell: ({ template, templateVersion, stepId }) => (
            <span className={styles.stack}>
              {template && (
                <span>
                  {template} {templateVersion}
                </span>
              )}
              <code>{stepId}</code>
            </span>
          ),
        },
        {
          title: t('effects.undo.column'),
          cell: effect => (
            <Undo
              effect={effect}
              mayUndo={mayUndo(effect)}
              onUndone={onUndone}
            />
          ),
        },
      ]}
      keyOf={({ id }) => id}
      label={t('effects.title')}
      rows={effects}
    />
  );
}

function Undo(props: {
  effect: Effect;
  mayUndo: boolean;
  onUndone: () => void;
}) {
  const { effect, mayUndo, onUndone } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  if (effect.status === 'undone') {
    return (
      <span className={styles.stack}>
        {effect.undoneBy && <Actor subject={effect.undoneBy} />}
        {effect.undoneAt && <RelativeTime at={effect.undoneAt} />}
      </span>
    );
  }
  return (
    <span className={styles.stack}>
      <span className={styles.quiet}>{effect.undo}</span>
      {mayUndo ? (
        <UndoButton effect={effect} onUndone={onUndone} />
      ) : (
        <span className={styles.quiet}>{t('effects.undo.forbidden')}</span>
      )}
    </span>
  );
}
