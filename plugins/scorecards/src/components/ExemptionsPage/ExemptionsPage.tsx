import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import {
  FilterBar,
  MyTeamsFilter,
  PageBody,
  TextFilter,
} from '@guildhall/plugin-guildhall-react';
import { useState } from 'react';
import { scorecardsTranslationRef } from '../../translation';
import { ExemptionsPanel } from './ExemptionsPanel';
import { TeamsPanel } from './TeamsPanel';
import { useExemptionFilter, VIEWS } from './useExemptionFilter';

/** The ledger: who lives with which exemptions, and what is to be decided. */
export function ExemptionsPage() {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { filter, isFiltered, setFilter, clearFilter } = useExemptionFilter();
  // What is decided in the list changes the numbers above it.
  const [decided, setDecided] = useState(0);
  return (
    <PageBody isPage>
      <FilterBar
        isFiltered={isFiltered}
        onClear={clearFilter}
        selects={
          <Select
            label={t('exemptions.view')}
            onChange={view => setFilter({ view: String(view) })}
            options={VIEWS.map(id => ({
              id,
              label: t(`exemptions.views.${id}`),
            }))}
            selectionMode="single"
            size="small"
            value={filter.view}
          />
        }
      >
        <TextFilter value={filter.q ?? ''} onChange={q => setFilter({ q })} />
        <MyTeamsFilter
          onChange={owner => setFilter({ owner })}
          value={filter.owner}
        />
      </FilterBar>
      <TeamsPanel decided={decided} />
      <ExemptionsPanel onDecided={() => setDecided(count => count + 1)} />
    </PageBody>
  );
}
