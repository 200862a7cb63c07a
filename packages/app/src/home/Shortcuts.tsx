import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { ButtonLink, Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { RiAddBoxLine, RiBarChartBoxLine, RiPulseLine } from '@remixicon/react';
import { appTranslationRef } from '../translation';
import styles from './Shortcuts.module.css';

export function Shortcuts() {
  const { t } = useTranslationRef(appTranslationRef);
  const createPath = useRouteRef(scaffolderPlugin.routes.root);

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
          <ButtonLink
            href="/scorecards"
            variant="secondary"
            iconStart={<RiBarChartBoxLine />}
          >
            {t('home.links.portfolio')}
          </ButtonLink>
          <ButtonLink
            href="/scorecards/health"
            variant="secondary"
            iconStart={<RiPulseLine />}
          >
            {t('home.links.health')}
          </ButtonLink>
        </nav>
      </CardBody>
    </Card>
  );
}
