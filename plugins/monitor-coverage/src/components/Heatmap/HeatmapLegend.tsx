import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Disclosure } from '@guildhall/plugin-guildhall-react';
import { useState } from 'react';
import { CELL_STATES } from '../../cells';
import { monitorCoverageTranslationRef } from '../../translation';
import { RungIcon, RungLabel } from '../Rung';
import styles from './Heatmap.module.css';

/** Every shape with its name, and open, with what it means. */
export function HeatmapLegend() {
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={styles.legend}>
      <Disclosure
        isOpen={isOpen}
        onToggle={setIsOpen}
        summary={
          <span className={styles.legendRow}>
            <span className={styles.quiet}>{t('heatmap.legend')}</span>
            {CELL_STATES.map(state => (
              <span className={styles.legendItem} key={state}>
                <RungIcon size={14} state={state} />
                {t(`rung.${state}`)}
              </span>
            ))}
          </span>
        }
      >
        <dl className={styles.meanings}>
          {CELL_STATES.map(state => (
            <div key={state}>
              <dt>
                <RungLabel state={state} />
              </dt>
              <dd>{t(`rungMeaning.${state}`)}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
    </div>
  );
}
