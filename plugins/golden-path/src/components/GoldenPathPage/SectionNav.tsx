import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, useLocation } from 'react-router-dom';
import {
  campaignsRouteRef,
  effectsRouteRef,
  rootRouteRef,
  servicesRouteRef,
} from '../../routes';
import { goldenPathTranslationRef } from '../../translation';
import styles from './SectionNav.module.css';

/**
 * The sections of the plugin. Wizard, runs and templates belong to the start,
 * upgrades to the services.
 */
export function SectionNav() {
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const root = useRouteRef(rootRouteRef)();
  const services = useRouteRef(servicesRouteRef)();
  const campaigns = useRouteRef(campaignsRouteRef)();
  const effects = useRouteRef(effectsRouteRef)();
  const { pathname } = useLocation();

  const sections = [
    { to: root, title: t('nav.start'), paths: [] },
    {
      to: services,
      title: t('nav.services'),
      paths: [services, `${root}/upgrades`, `${root}/git`],
    },
    { to: campaigns, title: t('nav.campaigns'), paths: [campaigns] },
    { to: effects, title: t('nav.effects'), paths: [effects] },
  ];
  const current =
    sections.find(({ paths }) => paths.some(path => pathname.includes(path))) ??
    sections[0];
  return (
    <nav aria-label={t('title')} className={styles.nav}>
      {sections.map(section => (
        <Link
          aria-current={section === current ? 'page' : undefined}
          className={styles.link}
          key={section.to}
          to={section.to}
        >
          {section.title}
        </Link>
      ))}
    </nav>
  );
}
