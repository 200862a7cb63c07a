import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { Panel } from '@guildhall/plugin-guildhall-react';
import { monitorCoverageTranslationRef } from '../../translation';
import { ProposalItem } from './ProposalItem';
import styles from './Proposals.module.css';
import { useProposals } from './ProposalsProvider';

/** What was proposed for the part; nothing before the first time. */
export function ProposalsPanel() {
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const { list } = useProposals();
  if (!list || list.items.length === 0) {
    return <></>;
  }
  const { target, items } = list;
  return (
    <Panel
      description={
        target && (
          <>
            {t('proposals.target')}{' '}
            <Link href={target.url}>
              {target.repository}/{target.folder}
            </Link>
          </>
        )
      }
      title={t('proposals.title')}
    >
      <ul className={styles.list}>
        {items.map(proposal => (
          <li key={proposal.id}>
            <ProposalItem proposal={proposal} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
