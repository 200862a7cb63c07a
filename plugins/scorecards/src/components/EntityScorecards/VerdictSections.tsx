import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Box } from '@backstage/ui';
import {
  Disclosure,
  Panel,
  useSearchState,
} from '@guildhall/plugin-guildhall-react';
import {
  EntityReport,
  EntityVerdict,
} from '@guildhall/plugin-scorecards-common';
import { useState } from 'react';
import { isOpenIssue } from '../../attentionOrder';
import { scorecardsTranslationRef } from '../../translation';
import styles from './EntityScorecards.module.css';
import { VerdictList } from './VerdictList';

/**
 * The verdicts in the order in which to work on them, which is the server's.
 * What is fine already is folded away.
 */
export function VerdictSections(props: { report: EntityReport }) {
  const { entity, ladders, verdicts } = props.report;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { params } = useSearchState();
  const opened = params.get('check');

  const upcoming = verdicts.filter(verdict => verdict.upcoming);
  const counting = verdicts.filter(verdict => !verdict.upcoming);
  const issues = counting.filter(({ status }) => isOpenIssue(status));
  const isNext = (verdict: EntityVerdict) => verdict.next && !verdict.exemption;
  const next = issues.filter(isNext);
  const later = issues.filter(verdict => !isNext(verdict));
  const fine = counting.filter(({ status }) => !isOpenIssue(status));
  const [showsFine, setShowsFine] = useState(
    fine.some(({ check }) => check.id === opened),
  );

  const listProps = { entity, ladders };
  return (
    <>
      <Panel
        description={t('entity.next.description')}
        heading="h3"
        title={t('entity.next.title', { amount: String(next.length) })}
      >
        {next.length === 0 ? (
          <p className={styles.quiet}>{t('entity.next.none')}</p>
        ) : (
          <VerdictList {...listProps} verdicts={next} />
        )}
      </Panel>
      {later.length > 0 && (
        <Panel
          heading="h3"
          title={t('entity.later.title', { amount: String(later.length) })}
        >
          <VerdictList {...listProps} verdicts={later} />
        </Panel>
      )}
      {upcoming.length > 0 && (
        <Panel
          description={t('entity.upcoming.description')}
          heading="h3"
          title={t('entity.upcoming.title', {
            amount: String(upcoming.length),
          })}
        >
          <VerdictList {...listProps} verdicts={upcoming} />
        </Panel>
      )}
      {fine.length > 0 && (
        <Box bg="neutral" className={styles.fine}>
          <Disclosure
            isOpen={showsFine}
            onToggle={setShowsFine}
            summary={
              <strong>
                {t('entity.fine.title', { amount: String(fine.length) })}
              </strong>
            }
          >
            <VerdictList {...listProps} verdicts={fine} />
          </Disclosure>
        </Box>
      )}
    </>
  );
}
