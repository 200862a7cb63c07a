import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useFormat } from '@guildhall/plugin-guildhall-react';
import { useState } from 'react';
import { goldenPathTranslationRef } from '../../translation';
import styles from './CodeView.module.css';

const LINES_AT_ONCE = 200;

/**
 * The text of a file with numbered lines; long ones only in part at first.
 * Long lines wrap, so that the keyboard reaches all of it.
 */
export function CodeView(props: { label: string; text: string }) {
  const { label, text } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const format = useFormat();
  const [isWhole, setIsWhole] = useState(false);

  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const hidden = isWhole ? 0 : Math.max(0, lines.length - LINES_AT_ONCE);
  return (
    <>
      <ol aria-label={label} className={styles.code}>
        {lines.slice(0, lines.length - hidden).map((line, index) => (
          <li key={index}>
            <code>{line}</code>
          </li>
        ))}
      </ol>
      {hidden > 0 && (
        <Button
          className={styles.more}
          onPress={() => setIsWhole(true)}
          size="small"
          variant="secondary"
        >
          {t('code.showAll', { count: hidden, amount: format.number(hidden) })}
        </Button>
      )}
    </>
  );
}
