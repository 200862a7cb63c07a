import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import { guildhallReactTranslationRef } from '../../translation';
import type { TrendRow, TrendSeries } from './TrendPlot';

/** The numbers of a trend, for people who do not see the chart. */
export function TrendTable(props: {
  rows: TrendRow[];
  series: TrendSeries[];
  formatDay: (day: string) => string;
  formatValue: (value: number) => string;
}) {
  const { rows, series, formatDay, formatValue } = props;
  const { t } = useTranslationRef(guildhallReactTranslationRef);
  return (
    <VisuallyHidden>
      <table>
        <caption>{t('trend.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('trend.day')}</th>
            {series.map(({ id, title }) => (
              <th key={id} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ day, values }) => (
            <tr key={day}>
              <th scope="row">{formatDay(day)}</th>
              {series.map(({ id }) => {
                const value = values[id];
                return (
                  <td key={id}>
                    {value === undefined ? '–' : formatValue(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}
