import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Select, ToggleButton } from '@backstage/ui';
import { GeneratedService } from '@guildhall/plugin-golden-path-common';
import { RiCloseLine, RiTeamLine } from '@remixicon/react';
import { useOwnership } from '../../hooks';
import { goldenPathTranslationRef } from '../../translation';
import { DRIFTS } from './drifts';
import { TextFilter } from './TextFilter';
import { useFilterOptions } from './useFilterOptions';
import { useServicesFilter } from './useServicesFilter';
import styles from './Services.module.css';

/** Which services the list is about; all of it is in the URL. */
export function ServicesFilterBar(props: { services: GeneratedService[] }) {
  const { services } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const { filter, isFiltered, setFilter, clearFilter } = useServicesFilter();
  const options = useFilterOptions(services, filter);
  const mine = useOwnership();
  const isMine =
    mine.length > 0 &&
    mine.length === filter.owner?.length &&
    mine.every(owner => filter.owner?.includes(owner));

  return (
    <div className={styles.filter} role="search">
      <div className={styles.filterRow}>
        <TextFilter value={filter.q ?? ''} onChange={q => setFilter({ q })} />
        <ToggleButton
          iconStart={<RiTeamLine />}
          isDisabled={mine.length === 0}
          isSelected={isMine}
          onChange={isSelected =>
            setFilter({ owner: isSelected ? mine : undefined })
          }
        >
          {t('services.filter.mine')}
        </ToggleButton>
        {isFiltered && (
          <Button
            iconStart={<RiCloseLine />}
            onPress={clearFilter}
            variant="tertiary"
          >
            {t('services.filter.clear')}
          </Button>
        )}
      </div>
      <div className={styles.selects}>
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
      </div>
    </div>
  );
}

function chosen(value: string | number | null): string | undefined {
  return value ? String(value) : undefined;
}
