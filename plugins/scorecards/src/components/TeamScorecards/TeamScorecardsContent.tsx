import {
  RELATION_PARENT_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { getEntityRelations, useEntity } from '@backstage/plugin-catalog-react';
import { PageBody, Panel } from '@guildhall/plugin-guildhall-react';
import { useMemo } from 'react';
import { scorecardsTranslationRef } from '../../translation';
import { CampaignsOf } from '../Campaigns/CampaignsOf';
import { MyLevels } from '../MyScorecards/MyLevels';
import { NextActionsPanel } from '../NextActions';

/**
 * Where the things of a team stand, and what it does best next; of a
 * department, what the groups right below it own too.
 */
export function TeamScorecardsContent() {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { entity } = useEntity();
  const owners = useMemo(
    () => [
      stringifyEntityRef(entity),
      ...getEntityRelations(entity, RELATION_PARENT_OF).map(below =>
        stringifyEntityRef(below),
      ),
    ],
    [entity],
  );
  return (
    <PageBody>
      <Panel title={t('team.levels')}>
        <MyLevels owners={owners} />
      </Panel>
      <CampaignsOf owners={owners} />
      <NextActionsPanel owners={owners} />
    </PageBody>
  );
}
