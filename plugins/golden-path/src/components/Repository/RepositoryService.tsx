import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { ServiceDetail } from '@guildhall/plugin-golden-path-common';
import { EntityLink, Panel } from '@guildhall/plugin-guildhall-react';
import { useHrefs } from '../../hooks';
import { goldenPathTranslationRef } from '../../translation';
import { Commands } from '../Commands';
import { Facts } from '../Facts';
import { DriftLabel } from '../Labels';
import { VersionStep } from '../VersionStep';
import styles from './Repository.module.css';

/** Whose the repository is, and how to get it. */
export function RepositoryService(props: {
  service: ServiceDetail;
  /** Of the file that the link was about; empty for the repository. */
  path: string;
  gitRef: string | undefined;
}) {
  const { service, path, gitRef } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const hrefs = useHrefs();
  return (
    <>
      <Panel title={t('repository.about')}>
        <Facts
          facts={[
            {
              term: t('service.entity'),
              value: <EntityLink entityRef={service.entityRef} />,
            },
            {
              term: t('services.service'),
              value: (
                <Link href={hrefs.service(service.entityRef)}>
                  {service.title}
                </Link>
              ),
            },
            service.owner
              ? {
                  term: t('services.owner'),
                  value: <EntityLink entityRef={service.owner} />,
                }
              : undefined,
            {
              term: t('services.template'),
              value: (
                <>
                  <Link href={hrefs.template(service.template)}>
                    {service.template}
                  </Link>{' '}
                  <VersionStep
                    from={service.version}
                    to={service.latestVersion}
                  />
                </>
              ),
            },
            {
              term: t('services.drift'),
              value: <DriftLabel drift={service.drift} />,
            },
          ]}
        />
      </Panel>
      <Panel title={t('repository.get')}>
        {service.cloneUrl ? (
          <Commands
            commands={commandsFor(service.cloneUrl, path, gitRef)}
            label={t('repository.get')}
          />
        ) : (
          <p className={styles.quiet}>{t('repository.noClone')}</p>
        )}
      </Panel>
    </>
  );
}

function commandsFor(
  cloneUrl: string,
  path: string,
  gitRef: string | undefined,
): string[] {
  const clone = `git clone ${cloneUrl}`;
  if (!path) {
    return [clone];
  }
  const folder = cloneUrl
    .replace(/\/+$/, '')
    .split('/')
    .at(-1)
    ?.replace(/\.git$/, '');
  // It comes from the URL: only what can be nothing but a ref is taken.
  const ref = gitRef && /^\w[\w./-]*$/.test(gitRef) ? gitRef : 'HEAD';
  return [clone, `cd ${folder}`, `git show ${quoted(`${ref}:${path}`)}`];
}

/** As one word of a shell. */
function quoted(text: string): string {
  return /^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
