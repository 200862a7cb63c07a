import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Chip,
  DataTable,
  EntityLink,
  Panel,
  useFormat,
} from '@guildhall/plugin-guildhall-react';
import {
  CampaignDetail,
  CampaignTeam,
} from '@guildhall/plugin-scorecards-common';
import { scorecardsTranslationRef } from '../../translation';
import styles from './Campaigns.module.css';
import { ProgressBar } from './ProgressBar';

/** How far each team is, and who will not be through in time. */
export function TeamsPanel(props: { campaign: CampaignDetail }) {
  const { campaign } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const format = useFormat();
  const expected = ({ expectedLeft, isLate }: CampaignTeam) =>
    expectedLeft === undefined ? (
      t('campaigns.teams.unknown')
    ) : (
      <>
        {format.number(Math.floor(expectedLeft))}{' '}
        {isLate && <Chip>{t('campaigns.teams.late')}</Chip>}
      </>
    );
  const late = campaign.teams.flatMap(({ owner, isLate }) =>
    isLate && owner ? [owner] : [],
  );
  return (
    <Panel
      description={t('campaigns.teams.description')}
      title={t('campaigns.teams.title')}
    >
      {late.length > 0 && (
        <p className={styles.late}>
          {t('campaigns.teams.lateList')}
          {late.map(owner => (
            <EntityLink entityRef={owner} key={owner} />
          ))}
        </p>
      )}
      <DataTable
        columns={[
          {
            title: t('campaigns.teams.name'),
            cell: ({ owner }) =>
              owner ? (
                <EntityLink entityRef={owner} />
              ) : (
                t('campaigns.teams.none')
              ),
          },
          {
            title: t('campaigns.reached'),
            cell: team => <ProgressBar {...team} />,
          },
          {
            title: t('campaigns.left'),
            cell: ({ total, done }) => format.number(total - done),
          },
          ...(campaign.state === 'running'
            ? [{ title: t('campaigns.teams.expected'), cell: expected }]
            : []),
        ]}
        keyOf={({ owner = '' }) => owner}
        label={t('campaigns.teams.title')}
        rows={campaign.teams}
      />
    </Panel>
  );
}
