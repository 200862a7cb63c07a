import {
  Disclosure,
  ExemptionBadge,
  LevelBadge,
  VerdictIcon,
} from '@guildhall/plugin-guildhall-react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ScorecardDetail,
  ScorecardEntity,
} from '@guildhall/plugin-scorecards-common';
import { useState } from 'react';
import { ATTENTION_ORDER } from '../../../attentionOrder';
import { scorecardsTranslationRef } from '../../../translation';
import { EntityTitleLink } from '../../EntityLink';
import { useOpenVerdict } from '../VerdictPanel';
import styles from './Matrix.module.css';
import { StatusTally } from './StatusTally';
import { verdictOf } from './verdictOf';

/** One entity: its counts, and on request its verdicts. */
export function MatrixListItem(props: {
  scorecard: ScorecardDetail;
  row: ScorecardEntity;
}) {
  const { scorecard, row } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { open } = useOpenVerdict();
  const [isOpen, setIsOpen] = useState(false);

  const verdicts = scorecard.checks
    .map(check => ({ check, ...verdictOf(row, check) }))
    .sort(
      (a, b) =>
        ATTENTION_ORDER.indexOf(a.status) - ATTENTION_ORDER.indexOf(b.status),
    );
  return (
    <Disclosure
      isOpen={isOpen}
      onToggle={setIsOpen}
      summary={
        <span className={styles.listSummary}>
          <strong>{row.entity.title}</strong>
          <LevelBadge
            exempted={row.exempted}
            level={row.level}
            levels={scorecard.levels}
          />
          <StatusTally statuses={verdicts.map(({ status }) => status)} />
        </span>
      }
    >
      <p className={styles.quiet}>
        {t('matrix.open')} <EntityTitleLink entity={row.entity} />
      </p>
      <ul className={styles.verdicts}>
        {verdicts.map(({ check, exemption, status, message }) => (
          <li key={check.id}>
            <button
              aria-haspopup="dialog"
              className={styles.verdict}
              onClick={() =>
                open({ entityRef: row.entity.entityRef, check: check.id })
              }
              type="button"
            >
              <VerdictIcon
                isExempted={exemption !== undefined}
                status={status}
              />
              <span>
                <strong>{check.title}</strong>
                <span className={styles.message}>{message}</span>
                {exemption && <ExemptionBadge endsAt={exemption.endsAt} />}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
