import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Link } from '@backstage/ui';
import { Actor, Chip, RelativeTime } from '@guildhall/plugin-guildhall-react';
import { Proposal } from '@guildhall/plugin-monitor-coverage-common';
import { monitorCoverageTranslationRef } from '../../translation';
import styles from './Proposals.module.css';

/** One branch with rules: where it is, and what became of it. */
export function ProposalItem(props: { proposal: Proposal }) {
  const { signals, branch, url, pullRequestUrl, state, problem, by, at } =
    props.proposal;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  return (
    <>
      <div className={styles.head}>
        <Chip>{t(`proposals.state.${state}`)}</Chip>
        <span>{signals.map(signal => t(`signal.${signal}`)).join(', ')}</span>
        {pullRequestUrl && (
          <Link href={pullRequestUrl}>{t('proposals.pullRequest')}</Link>
        )}
        {state === 'open' ? (
          <Link href={url}>
            <code>{branch}</code>
          </Link>
        ) : (
          <code>{branch}</code>
        )}
        <span className={styles.quiet}>
          <Actor subject={by} />, <RelativeTime at={at} />
        </span>
      </div>
      {problem && <Alert icon status="warning" title={problem} />}
    </>
  );
}
