import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Panel, useFormat } from '@guildhall/plugin-guildhall-react';
import { AllServices } from '../../hooks';
import { goldenPathTranslationRef } from '../../translation';
import { OwnerTable } from './OwnerTable';
import { VersionTable } from './VersionTable';
import styles from './Services.module.css';

/** Where all services stand, by template and version and by team. */
export function ServicesSummary(props: { services: AllServices }) {
  const { items, totalItems } = props.services;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const format = useFormat();
  const description =
    items.length < totalItems
      ? t('services.summaryOfSome', {
          amount: format.number(items.length),
          total: format.number(totalItems),
        })
      : undefined;
  return (
    <div className={styles.summary}>
      <Panel description={description} title={t('services.byVersion')}>
        <VersionTable services={items} />
      </Panel>
      <Panel description={description} title={t('services.byOwner')}>
        <OwnerTable services={items} />
      </Panel>
    </div>
  );
}
