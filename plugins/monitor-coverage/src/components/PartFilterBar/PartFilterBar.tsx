import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ToggleButton } from '@backstage/ui';
import {
  FilterBar,
  MyTeamsFilter,
  TextFilter,
} from '@guildhall/plugin-guildhall-react';
import { RiEqualizerLine } from '@remixicon/react';
import { useState } from 'react';
import { usePartFilter } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { PartFilterSelects } from './PartFilterSelects';

/** Which parts the page is about; all of it is in the URL. */
export function PartFilterBar(props: {
  /** What of the cells can be filtered by, besides the parts themselves. */
  cells?: readonly ('signal' | 'rung')[];
}) {
  const { cells = [] } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const { filter, isFiltered, setFilter, clearFilter } = usePartFilter();

  const { q, ...lists } = filter.parts;
  const selected = [
    ...Object.values(lists),
    ...cells.map(name => filter.cells[name]),
  ].filter(Boolean).length;
  const [isOpen, setIsOpen] = useState(selected > 0);

  return (
    <FilterBar
      isFiltered={isFiltered}
      onClear={clearFilter}
      selects={
        isOpen && (
          <PartFilterSelects
            cells={cells}
            filter={filter}
            onChange={setFilter}
          />
        )
      }
    >
      <TextFilter value={q ?? ''} onChange={text => setFilter({ q: text })} />
      <MyTeamsFilter
        onChange={owner => setFilter({ owner })}
        value={filter.parts.owner}
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
