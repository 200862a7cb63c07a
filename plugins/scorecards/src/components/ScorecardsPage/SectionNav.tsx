import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, useLocation } from 'react-router-dom';
import { healthRouteRef, rootRouteRef } from '../../routes';
import { scorecardsTranslationRef } from '../../translation';
import styles from './SectionNav.module.css';

/** The sections of the plugin; a scorecard belongs to the portfolio. */
export function SectionNav() {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const rootHref = useRouteRef(rootRouteRef)();
  const healthHref = useRouteRef(healthRouteRef)();
  const { pathname } = useLocation();
  const isHealth = pathname.endsWith(healthHref);
  return (
    <nav aria-label={t('title')} className={styles.nav}>
      <Link
        aria-current={isHealth ? undefined : 'page'}
        className={styles.link}
        to={rootHref}
      >
        {t('portfolio.title')}
      </Link>
      <Link
        aria-current={isHealth ? 'page' : undefined}
        className={styles.link}
        to={healthHref}
      >
        {t('health.title')}
      </Link>
    </nav>
  );
}
