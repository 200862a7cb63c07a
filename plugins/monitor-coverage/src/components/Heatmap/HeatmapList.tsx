import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { Part, Signal } from '@guildhall/plugin-monitor-coverage-common';
import { stateOf, worstFirst } from '../../cells';
import { useHrefs } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { SignalRung } from '../Rung';
import styles from './Heatmap.module.css';

/** The heatmap where there is no room for one: a card for each part. */
export function HeatmapList(props: {
  parts: Part[];
  signals: readonly Signal[];
}) {
  const { parts, signals } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const hrefs = useHrefs();
  return (
    <ul aria-label={t('heatmap.title')} className={styles.list}>
      {parts.map(part => (
        <li key={part.entityRef}>
          <Link href={hrefs.part(part.entityRef)} standalone weight="bold">
            {part.title}
          </Link>
          <span className={styles.quiet}>
            {part.type ?? part.kind} ·{' '}
            {t('part.endangers', { count: part.endangers })}
          </span>
          <ul className={styles.chips}>
            {worstFirst(part.cells)
              .filter(({ signal }) => signals.includes(signal))
              .map(cell => (
                <li key={cell.signal}>
                  <SignalRung signal={cell.signal} state={stateOf(cell)} />
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
