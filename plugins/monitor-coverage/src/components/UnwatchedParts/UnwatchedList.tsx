import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { Gap } from '@guildhall/plugin-monitor-coverage-common';
import { useHrefs } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { SignalRung } from '../Rung';
import { groupByPart } from './groupByPart';
import styles from './UnwatchedParts.module.css';

/** The parts of some gaps, each with its signals and what it endangers. */
export function UnwatchedList(props: { gaps: readonly Gap[] }) {
  const { gaps } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const hrefs = useHrefs();
  return (
    <ol className={styles.list}>
      {groupByPart(gaps).map(({ part, gaps: ofPart }) => (
        <li key={part.entityRef}>
          <div className={styles.part}>
            <Link href={hrefs.part(part.entityRef)} standalone weight="bold">
              {part.title}
            </Link>
            <span className={styles.quiet}>
              {[
                part.type ?? part.kind,
                t('part.endangers', { count: part.endangers }),
                part.journeys.length > 0 &&
                  t('part.journeys', {
                    titles: part.journeys.map(({ title }) => title).join(', '),
                  }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </div>
          <ul className={styles.signals}>
            {ofPart.map(({ signal, rung, reason }) => (
              <li key={signal} title={reason}>
                <SignalRung signal={signal} state={rung} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
