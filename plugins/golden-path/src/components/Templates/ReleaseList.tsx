import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Release } from '@guildhall/plugin-golden-path-common';
import { Panel, Prose, RelativeTime } from '@guildhall/plugin-guildhall-react';
import { goldenPathTranslationRef } from '../../translation';
import styles from './Templates.module.css';

/** The releases of a template, newest first, with what changed in each. */
export function ReleaseList(props: { releases: Release[] }) {
  const { releases } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  return (
    <Panel title={t('template.releases')}>
      {releases.length === 0 && (
        <p className={styles.quiet}>{t('template.noReleases')}</p>
      )}
      <ol className={styles.list}>
        {releases.map(({ version, releasedAt, changes, services }) => (
          <li key={version}>
            <h3 className={styles.subheading}>{version}</h3>
            <p className={styles.quiet}>
              <RelativeTime at={releasedAt} />
              {' · '}
              {t('template.usedBy', { count: services })}
            </p>
            <Prose>{changes}</Prose>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
