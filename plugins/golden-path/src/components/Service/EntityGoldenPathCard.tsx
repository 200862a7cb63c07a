import { stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { GeneratedService } from '@guildhall/plugin-golden-path-common';
import {
  LoadingState,
  PageBody,
  PageState,
  Panel,
} from '@guildhall/plugin-guildhall-react';
import { useHrefs } from '../../hooks';
import { goldenPathTranslationRef } from '../../translation';
import { Facts } from '../Facts';
import { DriftLabel, UpgradeState } from '../Labels';
import { VersionStep } from '../VersionStep';
import { UnknownService } from './UnknownService';
import { useService } from './useService';
import styles from './Service.module.css';

/** Which release of its template the entity has. */
export function EntityGoldenPathCard() {
  const { entity } = useEntity();
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const hrefs = useHrefs();
  const entityRef = stringifyEntityRef(entity);
  const request = useService(entityRef);
  return (
    <PageBody>
      <Panel
        actions={
          <Link href={hrefs.service(entityRef)} standalone>
            {t('service.open')}
          </Link>
        }
        title={t('service.card')}
      >
        {request.status === 'not-found' ? (
          <UnknownService />
        ) : (
          <PageState
            loading={<LoadingState rowHeight={40} rows={2} />}
            request={request}
          >
            {service => <CardFacts service={service} />}
          </PageState>
        )}
      </Panel>
    </PageBody>
  );
}

function CardFacts(props: { service: GeneratedService }) {
  const { template, version, latestVersion, drift, upgrade } = props.service;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const hrefs = useHrefs();
  return (
    <Facts
      facts={[
        {
          term: t('services.template'),
          value: <Link href={hrefs.template(template)}>{template}</Link>,
        },
        {
          term: t('services.version'),
          value: <VersionStep from={version} to={latestVersion} />,
        },
        { term: t('services.drift'), value: <DriftLabel drift={drift} /> },
        upgrade && {
          term: t('services.upgrade'),
          value: (
            <span className={styles.stack}>
              <Link href={hrefs.upgrade(upgrade.id)}>
                {t('services.upgradeTo', { version: upgrade.toVersion })}
              </Link>
              <UpgradeState upgrade={upgrade} />
            </span>
          ),
        },
      ]}
    />
  );
}
