import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TemplateDetail } from '@guildhall/plugin-golden-path-common';
import { useFormat } from '@guildhall/plugin-guildhall-react';
import { goldenPathTranslationRef } from '../../translation';
import styles from './BirthsChart.module.css';

/** In pixels; a few weeks do not make a broad chart. */
const WEEK_WIDTH = 60;

/**
 * How many services were born in each week. A bar is a plain element, since
 * there is nothing to zoom or to hover; screen readers get a table.
 */
export function BirthsChart(props: { births: TemplateDetail['births'] }) {
  const { births } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const format = useFormat();

  const most = Math.max(...births.map(({ count }) => count), 0);
  if (most === 0) {
    return <p className={styles.nothing}>{t('template.noBirths')}</p>;
  }
  return (
    <figure
      className={styles.figure}
      style={{ maxInlineSize: births.length * WEEK_WIDTH }}
    >
      <div aria-hidden className={styles.plot}>
        {births.map(({ week, count }) => (
          <div
            className={styles.week}
            key={week}
            title={`${format.day(week)}: ${format.number(count)}`}
          >
            <span className={styles.value}>
              {count > 0 ? format.number(count) : ''}
            </span>
            <span
              className={styles.bar}
              style={{ blockSize: `${(count / most) * 100}%` }}
            />
          </div>
        ))}
      </div>
      <div aria-hidden className={styles.axis}>
        <span>{format.day(births[0].week)}</span>
        <span>{format.day(births[births.length - 1].week)}</span>
      </div>
      <table className={styles.hidden}>
        <caption>{t('template.birthsTable')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('template.week')}</th>
            <th scope="col">{t('template.count')}</th>
          </tr>
        </thead>
        <tbody>
          {births.map(({ week, count }) => (
            <tr key={week}>
              <td>{format.day(week)}</td>
              <td>{format.number(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
