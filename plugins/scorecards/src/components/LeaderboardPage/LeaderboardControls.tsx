import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select, ToggleButton } from '@backstage/ui';
import { ScorecardSummary } from '@guildhall/plugin-scorecards-common';
import { RiOrganizationChart } from '@remixicon/react';
import { scorecardsTranslationRef } from '../../translation';
import styles from './LeaderboardPage.module.css';
import { DIMENSIONS, ORDERS, useLeaderboardQuery } from './useLeaderboardQuery';

/** The key of a select for what is not narrowed down. */
const ALL = 'all scorecards';

/** What is compared, on which scorecard, and in which order. */
export function LeaderboardControls(props: { scorecards: ScorecardSummary[] }) {
  const { scorecards } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { filter, setFilter } = useLeaderboardQuery();
  const { by, scorecard, rollUp, sort } = filter;
  return (
    <div className={styles.controls}>
      <Select
        label={t('leaderboard.by')}
        onChange={value =>
          setFilter({ by: String(value), rollUp: undefined, parent: undefined })
        }
        options={DIMENSIONS.map(id => ({
          id,
          label: t(`leaderboard.dimension.${id}`),
        }))}
        selectionMode="single"
        size="small"
        value={by}
      />
      <Select
        label={t('leaderboard.scorecard')}
        onChange={value =>
          setFilter({ scorecard: value === ALL ? undefined : String(value) })
        }
        options={[
          { id: ALL, label: t('leaderboard.allScorecards') },
          ...scorecards.map(({ id, title }) => ({ id, label: title })),
        ]}
        selectionMode="single"
        size="small"
        value={scorecard ?? ALL}
      />
      <Select
        label={t('leaderboard.sort')}
        onChange={value => setFilter({ sort: String(value) })}
        options={ORDERS.map(id => ({
          id,
          label: t(`leaderboard.order.${id}`),
        }))}
        selectionMode="single"
        size="small"
        value={sort}
      />
      {(by === 'owner' || by === 'domain') && (
        <ToggleButton
          iconStart={<RiOrganizationChart />}
          isSelected={rollUp === 'tree'}
          onChange={isSelected =>
            setFilter({
              rollUp: isSelected ? 'tree' : undefined,
              parent: undefined,
            })
          }
        >
          {t('leaderboard.below')}
        </ToggleButton>
      )}
    </div>
  );
}
