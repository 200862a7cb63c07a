import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import { monitorCoverageTranslationRef } from '../../translation';
import { useOrder } from './useOrder';

/** In which order parts come. */
export function OrderSelect() {
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const { order, setOrder } = useOrder();
  return (
    <Select
      aria-label={t('heatmap.order')}
      onChange={value => setOrder(String(value))}
      options={[
        { id: 'danger', label: t('heatmap.orderDanger') },
        { id: 'name', label: t('heatmap.orderName') },
      ]}
      selectionMode="single"
      size="small"
      value={order}
    />
  );
}
