import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { JourneyDetail } from '@guildhall/plugin-monitor-coverage-common';
import { useHrefs } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import styles from './Journeys.module.css';
import { titleOf } from './titleOf';

/** The parts from a step to the weakest link, in this order. */
export function PathList(props: {
  path: readonly string[];
  nodes: JourneyDetail['nodes'];
}) {
  const { path, nodes } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const hrefs = useHrefs();
  if (path.length < 2) {
    return <></>;
  }
  return (
    <section>
      <h3 className={styles.subtitle}>{t('journey.path')}</h3>
      <ol aria-label={t('journey.path')} className={styles.path}>
        {path.map(entityRef => (
          <li key={entityRef}>
            <Link href={hrefs.part(entityRef)}>
              {titleOf(nodes, entityRef)}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
