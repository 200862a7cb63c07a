import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { GeneratedService } from '@guildhall/plugin-golden-path-common';
import {
  Column,
  EntityLink,
  RelativeTime,
  useFormat,
} from '@guildhall/plugin-guildhall-react';
import { useHrefs } from '../../hooks';
import { goldenPathTranslationRef } from '../../translation';
import { DriftLabel, UpgradeState } from '../Labels';
import { VersionStep } from '../VersionStep';
import styles from './Services.module.css';

/** What the list tells of a service. */
export function useServiceColumns(): [
  Column<GeneratedService>,
  ...Column<GeneratedService>[],
] {
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const format = useFormat();
  const hrefs = useHrefs();
  return [
    {
      title: t('services.service'),
      cell: ({ entityRef, title }) => (
        <Link
          href={hrefs.service(entityRef)}
          standalone
          title={entityRef}
          weight="bold"
        >
          {title}
        </Link>
      ),
    },
    {
      title: t('services.owner'),
      cell: ({ owner }) =>
        owner ? <EntityLink entityRef={owner} /> : t('services.noOwner'),
    },
    {
      title: t('services.template'),
      cell: ({ template }) => (
        <Link href={hrefs.template(template)}>{template}</Link>
      ),
    },
    {
      title: t('services.version'),
      cell: ({ version, latestVersion }) => (
        <VersionStep from={version} to={latestVersion} />
      ),
    },
    {
      title: t('services.drift'),
      cell: ({ drift }) => <DriftLabel drift={drift} />,
    },
    {
      title: t('services.changedFiles'),
      cell: ({ changedFiles }) =>
        changedFiles === undefined
          ? t('services.unknown')
          : format.number(changedFiles),
    },
    {
      title: t('services.upgrade'),
      cell: ({ upgrade }) =>
        upgrade && (
          <span className={styles.stack} title={upgrade.reason}>
            <Link href={hrefs.upgrade(upgrade.id)} standalone>
              {t('services.upgradeTo', { version: upgrade.toVersion })}
            </Link>
            <UpgradeState upgrade={upgrade} />
          </span>
        ),
    },
    {
      title: t('services.checked'),
      cell: ({ checkedAt, error }) => (
        <span className={styles.stack}>
          {checkedAt ? <RelativeTime at={checkedAt} /> : t('services.never')}
          {error && <span className={styles.error}>{error}</span>}
        </span>
      ),
    },
  ];
}
