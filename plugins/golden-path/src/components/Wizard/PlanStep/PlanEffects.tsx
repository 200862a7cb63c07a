import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PlannedEffect } from '@guildhall/plugin-golden-path-common';
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
    <div
      className={styles.scroller}
      role="group"
      tabIndex={0}
      aria-label={t('plan.effects.title')}
    >
      <table className={styles.effects}>
        <thead>
          <tr>
            <th scope="col">{t('plan.effects.status')}</th>
            <th scope="col">{t('plan.effects.what')}</th>
            <th scope="col">{t('plan.effects.undo')}</th>
          </tr>
        </thead>
        <tbody>
          {effects.map(({ kind, title, target, status, reason, undo }) => {
            const Icon = ICONS[status];
            return (
              <tr key={`${kind} ${target}`}>
                <td>
                  <span className={styles.status} data-status={status}>
                    <Icon aria-hidden size={16} />
                    {t(`plan.effects.statuses.${status}`)}
                  </span>
                </td>
                <td>
                  <span className={styles.what}>
                    <strong>{title}</strong>
                    <code>{target}</code>
                    {reason && <span>{reason}</span>}
                  </span>
                </td>
                <td className={styles.quiet}>{undo}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
