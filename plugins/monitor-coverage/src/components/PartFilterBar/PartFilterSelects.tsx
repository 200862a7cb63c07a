import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import { SearchChanges } from '@guildhall/plugin-guildhall-react';
import { signals } from '@guildhall/plugin-monitor-coverage-common';
import { CELL_RUNGS } from '../../cells';
import { Filters } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { useFilterOptions } from './useFilterOptions';

const LISTS = ['owner', 'system', 'type'] as const;

/** One select for each list of the filter. */
export function PartFilterSelects(props: {
  filter: Filters;
  cells: readonly ('signal' | 'rung')[];
  onChange: (changes: SearchChanges) => void;
}) {
  const { filter, cells, onChange } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const optionsOf = useFilterOptions(filter.parts);
  const cellOptions = {
    signal: signals.map(id => ({ id, label: t(`signal.${id}`) })),
    rung: CELL_RUNGS.map(id => ({ id, label: t(`rung.${id}`) })),
  };
  return (
    <>
      {LISTS.map(name => (
        <Select
          key={name}
          label={t(`part.${name}`)}
          onChange={values => onChange({ [name]: values.map(String) })}
          options={optionsOf(name)}
          placeholder={t('filter.any')}
          search={{ placeholder: t('filter.search') }}
          selectionMode="multiple"
          size="small"
          value={filter.parts[name] ?? []}
        />
      ))}
      {cells.map(name => (
        <Select
          key={name}
          label={t(`part.${name}`)}
          onChange={values => onChange({ [name]: values.map(String) })}
          options={cellOptions[name]}
          placeholder={t('filter.any')}
          selectionMode="multiple"
          size="small"
          value={filter.cells[name] ?? []}
        />
      ))}
    </>
  );
}
