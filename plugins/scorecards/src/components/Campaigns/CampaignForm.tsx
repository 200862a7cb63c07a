import { useRouteRef } from '@backstage/core-plugin-api';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  ButtonLink,
  Select,
  TextAreaField,
  TextField,
} from '@backstage/ui';
import {
  DateField,
  guildhallReactTranslationRef,
  Panel,
  useAction,
} from '@guildhall/plugin-guildhall-react';
import {
  CampaignDetail,
  CampaignPopulation,
  ScorecardDetail,
} from '@guildhall/plugin-scorecards-common';
import { FormEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import { scorecardsApiRef } from '../../api';
import { campaignRouteRef, campaignsRouteRef } from '../../routes';
import { scorecardsTranslationRef } from '../../translation';
import { FilterSelects } from '../EntityFilterBar/FilterSelects';
import { useFilterOptions } from '../EntityFilterBar/useFilterOptions';
import styles from './Campaigns.module.css';
import { GoalFields } from './GoalFields';
import { toGoal, useCampaignDraft } from './useCampaignDraft';
import { useGoalText } from './useGoalText';

/** What a campaign is; what was promised at its start stays as it is. */
export function CampaignForm(props: {
  campaign: CampaignDetail | undefined;
  scorecards: ScorecardDetail[];
}) {
  const { campaign, scorecards } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { t: tReact } = useTranslationRef(guildhallReactTranslationRef);
  const scorecardsApi = useApi(scorecardsApiRef);
  const campaignRoute = useRouteRef(campaignRouteRef);
  const campaignsRoute = useRouteRef(campaignsRouteRef);
  const navigate = useNavigate();
  const goalText = useGoalText();
  const { isPending, run } = useAction();
  const { draft, update } = useCampaignDraft(campaign);
  const { title, description, population, startsOn, dueOn, owner } = draft;
  const ownersOf = useFilterOptions({ owner: owner ? [owner] : undefined });
  const hasBegun = campaign?.progress !== undefined;
  const goal = toGoal(draft.goal);
  const isComplete = title.trim() && goal && owner && startsOn && dueOn;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(async () => {
      if (!goal || !owner) {
        return;
      }
      const content = {
        title,
        description,
        goal,
        population,
        startsOn,
        dueOn,
        owner,
      };
      const { id } = campaign
        ? await scorecardsApi.campaigns.edit(campaign.id, {
            ...content,
            revision: campaign.revision,
          })
        : await scorecardsApi.campaigns.create(content);
      navigate(campaignRoute({ campaignId: id }));
    });
  };

  return (
    <Panel title={campaign?.title ?? t('campaigns.new')}>
      <form className={styles.form} onSubmit={submit}>
        <TextField
          isRequired
          label={t('campaigns.form.title')}
          maxLength={200}
          onChange={value => update({ title: value })}
          secondaryLabel={tReact('field.required')}
          value={title}
        />
        <TextAreaField
          label={t('campaigns.form.description')}
          onChange={value => update({ description: value })}
          value={description}
        />
        {campaign && hasBegun ? (
          <p className={styles.quiet}>
            {goalText(campaign.goal)}. {t('campaigns.form.fixed')}
          </p>
        ) : (
          <>
            <GoalFields
              goal={draft.goal}
              onChange={changed => update({ goal: changed })}
              scorecards={scorecards}
            />
            <fieldset className={styles.group}>
              <legend>{t('campaigns.form.population')}</legend>
              <p className={styles.quiet}>
                {t('campaigns.form.populationHelp')}
              </p>
              <div className={styles.fields}>
                <FilterSelects
                  filter={population}
                  onChange={changes =>
                    update({ population: narrow(population, changes) })
                  }
                />
              </div>
            </fieldset>
          </>
        )}
        <div className={styles.fields}>
          <DateField
            isDisabled={hasBegun}
            isRequired
            label={t('campaigns.form.startsOn')}
            onChange={day => update({ startsOn: day })}
            value={startsOn}
          />
          <DateField
            isRequired
            label={t('campaigns.form.dueOn')}
            min={startsOn}
            onChange={day => update({ dueOn: day })}
            value={dueOn}
          />
          <Select
            isRequired
            label={t('campaigns.owner')}
            onChange={value => update({ owner: String(value) })}
            options={ownersOf('owner')}
            placeholder={tReact('field.choose')}
            search={{ placeholder: t('filter.searchOptions') }}
            secondaryLabel={tReact('field.required')}
            selectionMode="single"
            value={owner ?? null}
          />
        </div>
        <div className={styles.actions}>
          <Button
            isDisabled={!isComplete}
            isPending={isPending}
            type="submit"
            variant="primary"
          >
            {campaign ? t('campaigns.save') : t('campaigns.form.start')}
          </Button>
          <ButtonLink
            href={
              campaign
                ? campaignRoute({ campaignId: campaign.id })
                : campaignsRoute()
            }
            variant="secondary"
          >
            {tReact('action.cancel')}
          </ButtonLink>
        </div>
      </form>
    </Panel>
  );
}

/** Lists that hold nothing narrow nothing down. */
function narrow(
  population: CampaignPopulation,
  changes: CampaignPopulation,
): CampaignPopulation {
  const { owner, system, kind, type, lifecycle } = {
    ...population,
    ...changes,
  };
  const filled = (values: string[] | undefined) =>
    values && values.length > 0 ? values : undefined;
  return {
    owner: filled(owner),
    system: filled(system),
    kind: filled(kind),
    type: filled(type),
    lifecycle: filled(lifecycle),
  };
}
