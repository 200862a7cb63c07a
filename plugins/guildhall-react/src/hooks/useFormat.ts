import { DateTime } from 'luxon';
import { useMemo } from 'react';
import { useLanguage } from './useLanguage';

/**
 * Numbers and dates in the language of the app.
 *
 * @public
 */
export interface Format {
  /** A whole number, with separators. */
  number(value: number): string;
  /** A decimal number with at most two digits after the point. */
  decimal(value: number): string;
  /** A ratio from 0 to 1, as whole per cent; never rounded up to 100 %. */
  percent(ratio: number): string;
  /** A day such as `2026-11-21`, as `21 Nov`. */
  day(day: string): string;
  /** A day such as `2026-11-21`, as `21 Nov 2026`. */
  date(day: string): string;
  /** A timestamp in UTC, in full. */
  timestamp(timestamp: string): string;
}

/**
 * Formats numbers and dates in the language of the app.
 *
 * @public
 */
export function useFormat(): Format {
  const language = useLanguage();
  return useMemo(() => createFormat(language), [language]);
}

function createFormat(language: string): Format {
  const integers = new Intl.NumberFormat(language, {
    maximumFractionDigits: 0,
  });
  const decimals = new Intl.NumberFormat(language, {
    maximumFractionDigits: 2,
  });
  const percents = new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: 0,
  });

  return {
    number: value => integers.format(value),
    decimal: value => decimals.format(value),
    // 99.6 % must not read as "everything".
    percent: ratio => percents.format(ratio < 1 ? Math.min(ratio, 0.99) : 1),
    day: day =>
      DateTime.fromISO(day, { zone: 'utc' })
        .setLocale(language)
        .toLocaleString({ day: 'numeric', month: 'short' }),
    date: day =>
      DateTime.fromISO(day, { zone: 'utc' })
        .setLocale(language)
        .toLocaleString(DateTime.DATE_MED),
    timestamp: timestamp =>
      `${DateTime.fromISO(timestamp, { zone: 'utc' })
        .setLocale(language)
        .toLocaleString(DateTime.DATETIME_MED_WITH_SECONDS)} UTC`,
  };
}
