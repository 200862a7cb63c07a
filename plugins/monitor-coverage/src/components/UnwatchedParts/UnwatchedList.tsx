import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { isGap, stateOf, worstFirst } from '../../cells';
import { useHrefs, useReasons } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { SignalRung } from '../Rung';
import { NothingUnwatched } from './NothingUnwatched';
import styles from './UnwatchedParts.module.css';
import { Unwatched } from './useUnwatched';

/** The parts with their gaps, and what they endanger. */
export function UnwatchedList(props: { unwatched: Unwatched }) {
  const { parts, summary } = props.unwatched;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const sayReasons = useReasons();
  const hrefs = useHrefs();
  if (parts.length === 0) {
    return <NothingUnwatched summary={summary} />;
  }
  return (
    <ol className={styles.list}>
      {parts.map(({ entityRef, title, kind, type, endangers, cells }) => (
        <li key={entityRef}>
          <div className={styles.part}>
            <Link href={hrefs.part(entityRef)} standalone weight="bold">
              {title}
            </Link>
            <span className={styles.quiet}>
              {type ?? kind} · {t('part.endangers', { count: endangers })}
            </span>
          </div>
          <ul className={styles.signals}>
            {worstFirst(cells.filter(isGap)).map(cell => (
              <li key={cell.signal} title={sayReasons(cell.reasons)}>
                <SignalRung signal={cell.signal} state={stateOf(cell)} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
