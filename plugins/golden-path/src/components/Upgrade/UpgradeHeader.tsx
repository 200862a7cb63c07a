import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Link } from '@backstage/ui';
import { UpgradeDetail } from '@guildhall/plugin-golden-path-common';
import {
  Actor,
  RelativeTime,
  useDocumentTitle,
} from '@guildhall/plugin-guildhall-react';
import { useHrefs } from '../../hooks';
import { lacksPullRequest } from '../../lacksPullRequest';
import { goldenPathTranslationRef } from '../../translation';
import { BackLink } from '../BackLink';
import { Facts } from '../Facts';
import { UpgradeState } from '../Labels';
import { VersionStep } from '../VersionStep';
import styles from './Upgrade.module.css';

/** Which service goes from which release to which, and where that stands. */
export function UpgradeHeader(props: { upgrade: UpgradeDetail }) {
  const { upgrade } = props;
  const { campaignId, reason, declinedUntil, notes } = upgrade;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const title = t('upgrade.title', {
    service: upgrade.title,
    version: upgrade.toVersion,
  });
  useDocumentTitle(title);
  const hrefs = useHrefs();
  return (
    <header className={styles.header}>
      <BackLink href={hrefs.service(upgrade.entityRef)}>
        {upgrade.title}
      </BackLink>
      <h2 className={styles.title}>{title}</h2>
      <Facts
        facts={[
          {
            term: t('services.service'),
            value: (
              <Link href={hrefs.service(upgrade.entityRef)}>
                {upgrade.title}
              </Link>
            ),
          },
          {
            term: t('services.template'),
            value: (
              <Link href={hrefs.template(upgrade.template)}>
                {upgrade.template}
              </Link>
            ),
          },
          {
            term: t('services.version'),
            value: (
              <VersionStep from={upgrade.fromVersion} to={upgrade.toVersion} />
            ),
          },
          {
            term: t('service.status'),
            value: <UpgradeState upgrade={upgrade} />,
          },
          {
            term: t('service.changed'),
            value: <RelativeTime at={upgrade.updatedAt} />,
          },
          {
            term: t('service.by'),
            value: <Actor subject={upgrade.createdBy} />,
          },
          campaignId
            ? {
                term: t('upgrade.campaign'),
                value: (
                  <Link href={hrefs.campaign(campaignId)}>
                    {t('upgrade.openCampaign')}
                  </Link>
                ),
              }
            : undefined,
        ]}
      />
      {reason && (
        <Alert
          description={
            <>
              {reason}
              {declinedUntil && (
                <>
                  {' '}
                  {t('upgrade.until')} <RelativeTime at={declinedUntil} />
                </>
              )}
            </>
          }
          icon
          status={upgrade.status === 'failed' ? 'danger' : 'info'}
          title={
            lacksPullRequest(upgrade)
              ? t('upgrade.noPullRequest')
              : t(`upgradeStatus.${upgrade.status}`)
          }
        />
      )}
      {notes.length > 0 && (
        <ul aria-label={t('upgrade.notes')} className={styles.notes}>
          {notes.map(note => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </header>
  );
}
