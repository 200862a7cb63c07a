import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { Panel } from '@guildhall/plugin-guildhall-react';
import { PartDetail } from '@guildhall/plugin-monitor-coverage-common';
import { useHrefs } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { SignalRung } from '../Rung';
import styles from './Part.module.css';

/** What breaks with the part, and what it breaks with. */
export function SurroundingsPanel(props: { part: PartDetail }) {
  const { endangers, journeys, dependsOn } = props.part;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const hrefs = useHrefs();
  return (
    <Panel
      description={t('part.endangers', { count: endangers })}
      title={t('around.title')}
    >
      <section>
        <h3 className={styles.subtitle}>{t('around.journeys')}</h3>
        {journeys.length === 0 ? (
          <p className={styles.plain}>{t('around.noJourneys')}</p>
        ) : (
          <ul className={styles.rows}>
            {journeys.map(({ name, title }) => (
              <li key={name}>
                <Link href={hrefs.journey(name)} standalone>
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h3 className={styles.subtitle}>{t('around.dependsOn')}</h3>
        {dependsOn.length === 0 ? (
          <p className={styles.plain}>{t('around.dependsOnNothing')}</p>
        ) : (
          <ul className={styles.rows}>
            {dependsOn.map(({ entityRef, title, weakest }) => (
              <li key={entityRef}>
                <Link href={hrefs.part(entityRef)} standalone>
                  {title}
                </Link>
                {weakest ? (
                  <SignalRung signal={weakest.signal} state={weakest.rung} />
                ) : (
                  <span className={styles.quiet}>{t('around.noSignals')}</span>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
    </Panel>
  );
}
