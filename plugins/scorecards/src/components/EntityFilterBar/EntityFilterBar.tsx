import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ToggleButton } from '@backstage/ui';
import {
  FilterBar,
  MyTeamsFilter,
  TextFilter,
} from '@guildhall/plugin-guildhall-react';
import { RiEqualizerLine } from '@remixicon/react';
import { useState } from 'react';
import { useEntityFilter } from '../../hooks';
import { scorecardsTranslationRef } from '../../translation';
import { FilterSelects } from './FilterSelects';

/**
 * Which entities the page is about. All of it is in the URL and applies to
 * everything on the page.
 */
export function EntityFilterBar() {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { filter, isFiltered, setFilter, clearFilter } = useEntityFilter();

  const selected = [
    filter.owner,
    filter.system,
    filter.kind,
    filter.type,
    filter.lifecycle,
  ].filter(Boolean).length;
  const [isOpen, setIsOpen] = useState(selected > 0);

  return (
    <FilterBar
      isFiltered={isFiltered}
      onClear={clearFilter}
      selects={isOpen && <FilterSelects filter={filter} onChange={setFilter} />}
    >
      <TextFilter value={filter.q ?? ''} onChange={q => setFilter({ q })} />
      <MyTeamsFilter
        onChange={owner => setFilter({ owner })}
        value={filter.owner}
      />
      <ToggleButton
        aria-expanded={isOpen}
        iconStart={<RiEqualizerLine />}
        isSelected={isOpen}
        onChange={setIsOpen}
      >
        {selected > 0
          ? t('filter.openWithCount', { amount: String(selected) })
          : t('filter.open')}
      </ToggleButton>
    </FilterBar>
  );
}
