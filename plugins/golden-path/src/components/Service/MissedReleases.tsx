import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ServiceDetail } from '@guildhall/plugin-golden-path-common';
import { Panel } from '@guildhall/plugin-guildhall-react';
import { goldenPathTranslationRef } from '../../translation';
import { ReleaseNotes } from '../ReleaseNotes';

/** What the template got since the service was made or last upgraded. */
export function MissedReleases(props: { service: ServiceDetail }) {
  const { missedReleases, drift } = props.service;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  if (missedReleases.length === 0) {
    return (
      <Panel title={t('service.missed')}>
        {drift === 'unknown'
          ? t('service.missedUnknown')
          : t('service.missedNone')}
      </Panel>
    );
  }
  return (
    <Panel
      description={t('service.missedCount', { count: missedReleases.length })}
      title={t('service.missed')}
    >
      <ReleaseNotes releases={missedReleases} />
    </Panel>
  );
}
