import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { GeneratedService } from '@guildhall/plugin-golden-path-common';
import { EntityLink, useFormat } from '@guildhall/plugin-guildhall-react';
import { useHrefs } from '../../hooks';
import { goldenPathTranslationRef } from '../../translation';
import { DRIFTS } from './drifts';
import { summariseOwners } from './summaries';
import styles from './Services.module.css';

/** How far behind each team is; each count leads to its services. */
export function OwnerTable(props: { services: GeneratedService[] }) {
  const { services } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const format = useFormat();
  const hrefs = useHrefs();
  const rows = summariseOwners(services);

  return (
    <div className={styles.scroller}>
      <table aria-label={t('services.byOwner')} className={styles.counts}>
        <thead>
          <tr>
            <th scope="col">{t('services.owner')}</th>
            {DRIFTS.map(drift => (
              <th key={drift} scope="col">
                {t(`drift.${drift}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ owner, drifts }) => (
            <tr key={owner ?? ''}>
              <th scope="row">
                {owner ? (
                  <EntityLink entityRef={owner} />
                ) : (
                  t('services.noOwner')
                )}
              </th>
              {DRIFTS.map(drift => {
                const count = drifts.get(drift);
                return (
                  <td key={drift}>
                    {count && owner ? (
                      <Link href={hrefs.services({ owner, drift })} standalone>
                        {format.number(count)}
                      </Link>
                    ) : (
                      <span className={styles.none}>
                        {count ? format.number(count) : '–'}
                      </span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
