import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DateTime } from 'luxon';
import { useFormat, useLanguage } from '../../hooks';
import { guildhallReactTranslationRef } from '../../translation';
import styles from './RelativeTime.module.css';

const JUST_NOW_SECONDS = 45;

/**
 * How long ago something was, such as `3 days ago`, with the exact time in UTC
 * as its title.
 *
 * @public
 */
export function RelativeTime(props: {
  /** An ISO 8601 timestamp with an offset. */
  at: string;
}) {
  const { at } = props;
  const { t } = useTranslationRef(guildhallReactTranslationRef);
  const language = useLanguage();
  const format = useFormat();

  const time = DateTime.fromISO(at).setLocale(language);
  const isNow = Math.abs(time.diffNow('seconds').seconds) < JUST_NOW_SECONDS;

  return (
    <time className={styles.time} dateTime={at} title={format.timestamp(at)}>
      {isNow ? t('time.justNow') : time.toRelative()}
    </time>
  );
}
