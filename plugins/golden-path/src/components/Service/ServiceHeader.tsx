import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { ServiceDetail } from '@guildhall/plugin-golden-path-common';
import {
  Actor,
  EntityLink,
  RelativeTime,
  useDocumentTitle,
} from '@guildhall/plugin-guildhall-react';
import { useHrefs } from '../../hooks';
import { goldenPathTranslationRef } from '../../translation';
import { Commands } from '../Commands';
import { Facts } from '../Facts';
import { DriftLabel } from '../Labels';
import { VersionStep } from '../VersionStep';
import { ServiceActions } from './ServiceActions';
import styles from './Service.module.css';

const COMMIT_LENGTH = 10;

/** What the service is, which release it has, and what to do with it. */
export function ServiceHeader(props: {
  service: ServiceDetail;
  onChecked: () => void;
}) {
  const { service, onChecked } = props;
  const { owner, system, commit, createdBy, checkedAt, cloneUrl } = service;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  useDocumentTitle(service.title);
  const hrefs = useHrefs();
  return (
    <header className={styles.header}>
      <div className={styles.head}>
        <h2 className={styles.title}>{service.title}</h2>
        <ServiceActions onChecked={onChecked} service={service} />
      </div>
      <Facts
        facts={[
          {
            term: t('services.template'),
            value: (
              <Link href={hrefs.template(service.template)}>
                {service.template}
              </Link>
            ),
          },
          {
            term: t('services.version'),
            value: (
              <VersionStep from={service.version} to={service.latestVersion} />
            ),
          },
          {
            term: t('services.drift'),
            value: <DriftLabel drift={service.drift} />,
          },
          owner
            ? {
                term: t('services.owner'),
                value: <EntityLink entityRef={owner} />,
              }
            : undefined,
          system
            ? {
                term: t('service.system'),
                value: <EntityLink entityRef={system} />,
              }
            : undefined,
          {
            term: t('service.entity'),
            value: <EntityLink entityRef={service.entityRef} />,
          },
          {
            term: t('service.born'),
            value: (
              <>
                <RelativeTime at={service.createdAt} />
                {createdBy && (
                  <>
                    {', '}
                    <Actor subject={createdBy} />
                  </>
                )}
              </>
            ),
          },
          {
            term: t('services.checked'),
            value: (
              <>
                {checkedAt ? (
                  <RelativeTime at={checkedAt} />
                ) : (
                  t('services.never')
                )}
                {commit && (
                  <code className={styles.commit} title={commit}>
                    {commit.slice(0, COMMIT_LENGTH)}
                  </code>
                )}
              </>
            ),
          },
        ]}
      />
      {cloneUrl && (
        <Commands
          commands={[`git clone ${cloneUrl}`]}
          label={t('service.clone')}
        />
      )}
    </header>
  );
}
