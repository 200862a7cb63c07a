import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Card, CardBody, CardHeader, Text } from '@backstage/ui';
import goldenPathPlugin from '@guildhall/plugin-golden-path';
import scorecardsPlugin from '@guildhall/plugin-scorecards';
import { RiAddBoxLine, RiBarChartBoxLine, RiPulseLine } from '@remixicon/react';
import { appTranslationRef } from '../translation';
import styles from './Shortcuts.module.css';

/** The ways that are gone most; those of plugins that are not installed are left out. */
export function Shortcuts() {
  const { t } = useTranslationRef(appTranslationRef);
  const createPath = useRouteRef(goldenPathPlugin.routes.root);
  const portfolioPath = useRouteRef(scorecardsPlugin.routes.root);
  const healthPath = useRouteRef(scorecardsPlugin.routes.health);

  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {t('home.links.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <nav className={styles.links} aria-label={t('home.links.title')}>
          {createPath && (
            <ButtonLink href={createPath()} iconStart={<RiAddBoxLine />}>
              {t('home.links.create')}
            </ButtonLink>
          )}
          {portfolioPath && (
            <ButtonLink
              href={portfolioPath()}
              variant="secondary"
              iconStart={<RiBarChartBoxLine />}
            >
              {t('home.links.portfolio')}
            </ButtonLink>
          )}
          {healthPath && (
            <ButtonLink
              href={healthPath()}
              variant="secondary"
              iconStart={<RiPulseLine />}
            >
              {t('home.links.health')}
            </ButtonLink>
          )}
        </nav>
      </CardBody>
    </Card>
  );
}
