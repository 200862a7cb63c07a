import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TemplateSummary } from '@guildhall/plugin-golden-path-common';
import { useFormat } from '@guildhall/plugin-guildhall-react';
import { goldenPathTranslationRef } from '../../translation';
import styles from './Templates.module.css';

/** How a template did in the last weeks; what nobody knows is not shown as 0. */
export function TemplateStatistics(props: { template: TemplateSummary }) {
  const { services, statistics } = props.template;
  const { runs, successRate, minutesToFinish, rating } = statistics;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const format = useFormat();

  const none = t('templates.stats.none');
  const values = [
    [t('templates.stats.services'), format.number(services)],
    [t('templates.stats.runs'), format.number(runs)],
    [
      t('templates.stats.success'),
      successRate === undefined ? none : format.percent(successRate),
    ],
    [
      t('templates.stats.minutes'),
      minutesToFinish === undefined
        ? none
        : t('templates.stats.minutesValue', {
            amount: format.number(Math.max(1, minutesToFinish)),
          }),
    ],
    [
      t('templates.stats.rating'),
      rating.average === undefined
        ? none
        : t('templates.rating', {
            average: format.decimal(rating.average),
            amount: format.number(rating.count),
          }),
    ],
  ];
  return (
    <dl className={styles.stats}>
      {values.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
