import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import { EntityFilter } from '@guildhall/plugin-scorecards-common';
import { ListFilter } from '../../hooks';
import { scorecardsTranslationRef } from '../../translation';
import { useFilterOptions } from './useFilterOptions';

const NAMES: ListFilter[] = ['owner', 'system', 'kind', 'type', 'lifecycle'];

/** One select for each list of the filter. */
export function FilterSelects(props: {
  filter: EntityFilter;
  onChange: (changes: EntityFilter) => void;
}) {
  const { filter, onChange } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const optionsOf = useFilterOptions(filter);
  return (
    <>
      {NAMES.map(name => (
        <Select
          key={name}
          label={t(`filter.${name}`)}
          onChange={values => onChange({ [name]: values.map(String) })}
          options={optionsOf(name)}
          placeholder={t('filter.any')}
          search={{ placeholder: t('filter.searchOptions') }}
          selectionMode="multiple"
          size="small"
          value={filter[name] ?? []}
        />
      ))}
    </>
  );
}
