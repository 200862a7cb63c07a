import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Select } from '@backstage/ui';
import { Chip } from '@guildhall/plugin-guildhall-react';
import { RiCloseLine } from '@remixicon/react';
import { goldenPathTranslationRef } from '../../translation';
import { EFFECT_STATUSES, useEffectsFilter } from './useEffectsFilter';
import styles from './Effects.module.css';

/** Which effects the ledger shows. */
export function EffectsFilterBar() {
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const { filter, isFiltered, setFilter, clearFilter } = useEffectsFilter();
  return (
    <div className={styles.filter} role="search">
      <div className={styles.select}>
        <Select
          label={t('effects.statusTitle')}
          onChange={values => setFilter({ status: values.map(String) })}
          options={EFFECT_STATUSES.map(status => ({
            id: status,
            label: t(`effects.status.${status}`),
          }))}
          placeholder={t('services.filter.any')}
          selectionMode="multiple"
          size="small"
          value={filter.status ?? []}
        />
      </div>
      {filter.entityRef && (
        <Chip>
          {t('effects.filter.entity', { entityRef: filter.entityRef })}
        </Chip>
      )}
      {filter.taskId && (
        <Chip>{t('effects.filter.task', { taskId: filter.taskId })}</Chip>
      )}
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
  );
}
