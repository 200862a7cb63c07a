import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SearchField } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { guildhallReactTranslationRef } from '../../translation';
import styles from './FilterBar.module.css';

const PAUSE_MILLISECONDS = 250;

/**
 * Part of a name; it applies when the typing pauses.
 *
 * @public
 */
export function TextFilter(props: {
  value: string;
  onChange: (value: string | undefined) => void;
}) {
  const { value, onChange } = props;
  const { t } = useTranslationRef(guildhallReactTranslationRef);
  const [text, setText] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>();

  // The filter is also changed by others: by the back button, say.
  useEffect(() => setText(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <SearchField
      aria-label={t('filter.text')}
      className={styles.text}
      onChange={next => {
        setText(next);
        clearTimeout(timer.current);
        timer.current = setTimeout(
          () => onChange(next.trim() || undefined),
          PAUSE_MILLISECONDS,
        );
      }}
      placeholder={t('filter.text')}
      size="small"
      value={text}
    />
  );
}
