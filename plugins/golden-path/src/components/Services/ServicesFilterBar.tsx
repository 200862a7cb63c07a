import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import { GeneratedService } from '@guildhall/plugin-golden-path-common';
import {
  FilterBar,
  MyTeamsFilter,
  TextFilter,
} from '@guildhall/plugin-guildhall-react';
import { goldenPathTranslationRef } from '../../translation';
import { DRIFTS } from './drifts';
import { useFilterOptions } from './useFilterOptions';
import { useServicesFilter } from './useServicesFilter';

/** Which services the list is about; all of it is in the URL. */
export function ServicesFilterBar(props: { services: GeneratedService[] }) {
  const { services } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const { filter, isFiltered, setFilter, clearFilter } = useServicesFilter();
  const options = useFilterOptions(services, filter);

  const selects = (
    <>
      <Select
        label={t('services.template')}
        onChange={value =>
          // Versions are those of one template.
          setFilter({ template: chosen(value), version: undefined })
        }
        options={[
          { id: '', label: t('services.filter.any') },
          ...options.template,
        ]}
        selectionMode="single"
        size="small"
        value={filter.template ?? ''}
      />
      <Select
        label={t('services.version')}
        onChange={value => setFilter({ version: chosen(value) })}
        options={[
          { id: '', label: t('services.filter.any') },
          ...options.version,
        ]}
        selectionMode="single"
        size="small"
        value={filter.version ?? ''}
      />
      <Select
        label={t('services.owner')}
        onChange={values => setFilter({ owner: values.map(String) })}
        options={options.owner}
        placeholder={t('services.filter.any')}
        search={{ placeholder: t('services.filter.search') }}
        selectionMode="multiple"
        size="small"
        value={filter.owner ?? []}
      />
      <Select
        label={t('services.drift')}
        onChange={values => setFilter({ drift: values.map(String) })}
        options={DRIFTS.map(drift => ({
          id: drift,
          label: t(`drift.${drift}`),
        }))}
        placeholder={t('services.filter.any')}
        selectionMode="multiple"
        size="small"
        value={filter.drift ?? []}
      />
    </>
  );
  return (
    <FilterBar isFiltered={isFiltered} onClear={clearFilter} selects={selects}>
      <TextFilter value={filter.q ?? ''} onChange={q => setFilter({ q })} />
      <MyTeamsFilter
        onChange={owner => setFilter({ owner })}
        value={filter.owner}
      />
    </FilterBar>
  );
}

function chosen(value: string | number | null): string | undefined {
  return value ? String(value) : undefined;
}
