import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PlannedEffect } from '@guildhall/plugin-golden-path-common';
import { DataTable } from '@guildhall/plugin-guildhall-react';
import {
  RemixiconComponentType,
  RiAddCircleLine,
  RiCheckLine,
  RiForbidLine,
  RiQuestionLine,
} from '@remixicon/react';
import { goldenPathTranslationRef } from '../../../translation';
import styles from './PlanStep.module.css';

const ICONS: Record<PlannedEffect['status'], RemixiconComponentType> = {
  create: RiAddCircleLine,
  exists: RiCheckLine,
  blocked: RiForbidLine,
  unknown: RiQuestionLine,
};

/** Everything outside of the portal that a run would touch. */
export function PlanEffects(props: { effects: PlannedEffect[] }) {
  const { effects } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  if (effects.length === 0) {
    return <p className={styles.quiet}>{t('plan.effects.nothing')}</p>;
  }
  return (
    <DataTable
      columns={[
        {
          title: t('plan.effects.what'),
          cell: ({ title, target, reason }) => (
            <span className={styles.what}>
              <strong>{title}</strong>
              <code>{target}</code>
              {reason && <span>{reason}</span>}
            </span>
          ),
        },
        {
          title: t('plan.effects.status'),
          cell: ({ status }) => <EffectStatus status={status} />,
        },
        { title: t('plan.effects.undo'), cell: ({ undo }) => undo },
      ]}
      keyOf={({ kind, target }) => `${kind} ${target}`}
      label={t('plan.effects.title')}
      rows={effects}
    />
  );
}

function EffectStatus(props: { status: PlannedEffect['status'] }) {
  const { status } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const Icon = ICONS[status];
  return (
    <span className={styles.status} data-status={status}>
      <Icon aria-hidden size={16} />
      {t(`plan.effects.statuses.${status}`)}
    </span>
  );
}
