import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import { guildhallReactTranslationRef } from '@guildhall/plugin-guildhall-react';
import { ScorecardDetail } from '@guildhall/plugin-scorecards-common';
import { scorecardsTranslationRef } from '../../translation';
import styles from './Campaigns.module.css';
import { GoalDraft } from './useCampaignDraft';

/** The key of a select for what is not a level. */
const CHECKS = 'some checks';

/** A level of a scorecard, or some of its checks. */
export function GoalFields(props: {
  goal: GoalDraft;
  scorecards: ScorecardDetail[];
  onChange: (goal: GoalDraft) => void;
}) {
  const { goal, scorecards, onChange } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { t: tReact } = useTranslationRef(guildhallReactTranslationRef);
  const required = {
    isRequired: true,
    placeholder: tReact('field.choose'),
    secondaryLabel: tReact('field.required'),
  };
  const scorecard = scorecards.find(
    ({ id, checks }) =>
      id === goal.scorecard ||
      (goal.scorecard === undefined &&
        checks.some(check => goal.checks.includes(check.id))),
  );
  const wantsChecks = scorecard !== undefined && goal.level === undefined;
  return (
    <div className={styles.fields}>
      <Select
        {...required}
        label={t('campaigns.form.scorecard')}
        onChange={value => {
          const chosen = scorecards.find(({ id }) => id === value);
          onChange({
            scorecard: chosen?.id,
            level: chosen?.levels[0]?.id,
            checks: [],
          });
        }}
        options={scorecards.map(({ id, title }) => ({ id, label: title }))}
        selectionMode="single"
        value={scorecard?.id ?? null}
      />
      {scorecard && (
        <Select
          {...required}
          label={t('campaigns.form.goal')}
          onChange={value =>
            onChange({
              scorecard: scorecard.id,
              level: value === CHECKS ? undefined : String(value),
              checks: [],
            })
          }
          options={[
            ...scorecard.levels.map(({ id, title }) => ({
              id,
              label: t('campaigns.form.level', { level: title }),
            })),
            { id: CHECKS, label: t('campaigns.form.someChecks') },
          ]}
          selectionMode="single"
          value={goal.level ?? CHECKS}
        />
      )}
      {wantsChecks && (
        <Select
          {...required}
          label={t('campaigns.form.checks')}
          onChange={values =>
            onChange({ scorecard: scorecard.id, checks: values.map(String) })
          }
          options={scorecard.checks.map(({ id, title }) => ({
            id,
            label: title,
          }))}
          search={{ placeholder: t('filter.searchOptions') }}
          selectionMode="multiple"
          value={goal.checks}
        />
      )}
    </div>
  );
}
