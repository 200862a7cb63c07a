import { useLanguage } from '@guildhall/plugin-guildhall-react';
import { Duration } from 'luxon';

/** Writes a number of seconds in its largest whole unit, such as `2 days`. */
export function useDuration(): (seconds: number) => string {
  const language = useLanguage();
  return seconds => {
    const parts = Duration.fromObject({ seconds })
      .shiftTo('days', 'hours', 'minutes', 'seconds')
      .toObject();
    const used = Object.entries(parts).filter(([, value]) => value);
    return Duration.fromObject(Object.fromEntries(used))
      .reconfigure({ locale: language })
      .toHuman();
  };
}
