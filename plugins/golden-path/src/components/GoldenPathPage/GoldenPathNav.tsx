import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SectionNav } from '@guildhall/plugin-guildhall-react';
import {
  campaignsRouteRef,
  effectsRouteRef,
  rootRouteRef,
  servicesRouteRef,
} from '../../routes';
import { goldenPathTranslationRef } from '../../translation';

/**
 * The sections of the plugin. Wizard, runs and templates belong to the start,
 * upgrades and repositories to the services.
 */
export function GoldenPathNav() {
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const root = useRouteRef(rootRouteRef)();
  const services = useRouteRef(servicesRouteRef)();
  const campaigns = useRouteRef(campaignsRouteRef)();
  const effects = useRouteRef(effectsRouteRef)();
  return (
    <SectionNav
      label={t('title')}
      sections={[
        { title: t('nav.start'), href: root },
        {
          title: t('nav.services'),
          href: services,
          alsoAt: [`${root}/upgrades`, `${root}/git`],
        },
        { title: t('nav.campaigns'), href: campaigns },
        { title: t('nav.effects'), href: effects },
      ]}
    />
  );
}
