import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TrendChange } from '@guildhall/plugin-scorecards-common';
import { useFormat } from '../../hooks';
import { guildhallReactTranslationRef } from '../../translation';
import styles from './TrendChart.module.css';

export const CHANGE_KINDS = ['definition', 'scope', 'population'] as const;

/** Each kind of mark has a line and a letter of its own, next to its colour. */
export const MARKS: Record<
  TrendChange['kind'],
  { letter: string; dashes: string }
> = {
  definition: { letter: 'D', dashes: '3 3' },
  scope: { letter: 'S', dashes: '8 3' },
  population: { letter: 'P', dashes: '1 4' },
};

/** What the marks in a chart mean, kind by kind. */
export function TrendMarks(props: { changes: TrendChange[] }) {
  const { changes } = props;
  const { t } = useTranslationRef(guildhallReactTranslationRef);
  const format = useFormat();
  const kinds = CHANGE_KINDS.filter(kind =>
    changes.some(change => change.kind === kind),
  );
  if (kinds.length === 0) {
    return <></>;
  }
  return (
    <ul aria-label={t('trend.marks')} className={styles.marks}>
      {kinds.map(kind => {
        const ofKind = changes.filter(change => change.kind === kind);
        const { letter, dashes } = MARKS[kind];
        return (
          <li key={kind}>
            <svg aria-hidden className={styles.mark} viewBox="0 0 2 14">
              <line
                stroke="currentColor"
                strokeDasharray={dashes}
                x1="1"
                x2="1"
                y2="14"
              />
            </svg>
            <strong aria-hidden>{letter}</strong>
            <span>
              {t(`trend.change.${kind}`)}:{' '}
              {daysOf(ofKind)
                .map(({ day, titles }) =>
                  [format.day(day), titles && `(${titles})`]
                    .filter(Boolean)
                    .join(' '),
                )
                .join(', ')}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** Each day once, with what changed on it. */
function daysOf(
  changes: TrendChange[],
): Array<{ day: string; titles: string }> {
  const titles = new Map<string, Set<string>>();
  for (const { day, definition } of changes) {
    const ofDay = titles.get(day) ?? new Set();
    titles.set(day, ofDay);
    if (definition) {
      ofDay.add(definition.title);
    }
  }
  return [...titles].map(([day, ofDay]) => ({
    day,
    titles: [...ofDay].join(', '),
  }));
}
