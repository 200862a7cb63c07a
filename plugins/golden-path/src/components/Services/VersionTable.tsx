import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { GeneratedService } from '@guildhall/plugin-golden-path-common';
import { useFormat } from '@guildhall/plugin-guildhall-react';
import { useHrefs } from '../../hooks';
import { goldenPathTranslationRef } from '../../translation';
import { summariseVersions } from './summaries';
import styles from './Services.module.css';

/** How many services are on which version; each count leads to them. */
export function VersionTable(props: { services: GeneratedService[] }) {
  const { services } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const format = useFormat();
  const hrefs = useHrefs();
  const { rows, versions, hasUnknown } = summariseVersions(services);

  return (
    <div className={styles.scroller}>
      <table aria-label={t('services.byVersion')} className={styles.counts}>
        <thead>
          <tr>
            <th scope="col">{t('services.template')}</th>
            {versions.map(version => (
              <th key={version} scope="col">
                {version}
              </th>
            ))}
            {hasUnknown && <th scope="col">{t('services.unknownVersion')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ template, versions: counts, latestVersion }) => (
            <tr key={template}>
              <th scope="row">
                <Link href={hrefs.services({ template })} standalone>
                  {template}
                </Link>
              </th>
              {versions.map(version => (
                <td
                  data-latest={version === latestVersion ? '' : undefined}
                  key={version}
                >
                  <Count
                    count={counts.get(version)}
                    href={hrefs.services({ template, version })}
                    label={t('services.countOfVersion', {
                      amount: format.number(counts.get(version) ?? 0),
                      template,
                      version,
                    })}
                  />
                  {version === latestVersion && (
                    <span className={styles.latest}>
                      {t('services.latest')}
                    </span>
                  )}
                </td>
              ))}
              {hasUnknown && (
                <td>
                  <Count
                    count={counts.get(undefined)}
                    href={hrefs.services({ template, drift: 'unknown' })}
                    label={t('services.countOfUnknown', {
                      amount: format.number(counts.get(undefined) ?? 0),
                      template,
                    })}
                  />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Count(props: {
  count: number | undefined;
  href: string;
  label: string;
}) {
  const { count, href, label } = props;
  const format = useFormat();
  return count ? (
    <Link aria-label={label} href={href} standalone>
      {format.number(count)}
    </Link>
  ) : (
    <span className={styles.none}>–</span>
  );
}
