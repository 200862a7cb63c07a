import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { SectionNav } from '@guildhall/plugin-guildhall-react';
import { providerManagePermission } from '@guildhall/plugin-monitor-coverage-common';
import {
  gapsRouteRef,
  hygieneRouteRef,
  journeysRouteRef,
  partsRouteRef,
  providersRouteRef,
  rootRouteRef,
  watchesRouteRef,
} from '../../routes';
import { monitorCoverageTranslationRef } from '../../translation';

/** The sections of the plugin; providers are for those who manage them. */
export function MonitorCoverageNav() {
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const root = useRouteRef(rootRouteRef)();
  const parts = useRouteRef(partsRouteRef)();
  const gaps = useRouteRef(gapsRouteRef)();
  const journeys = useRouteRef(journeysRouteRef)();
  const hygiene = useRouteRef(hygieneRouteRef)();
  const watches = useRouteRef(watchesRouteRef)();
  const providers = useRouteRef(providersRouteRef)();
  const { allowed } = usePermission({ permission: providerManagePermission });
  return (
    <SectionNav
      label={t('title')}
      sections={[
        { title: t('nav.overview'), href: root },
        { title: t('nav.parts'), href: parts },
        { title: t('nav.gaps'), href: gaps },
        { title: t('nav.journeys'), href: journeys },
        { title: t('nav.hygiene'), href: hygiene },
        { title: t('nav.watches'), href: watches },
        ...(allowed ? [{ title: t('nav.providers'), href: providers }] : []),
      ]}
    />
  );
}
