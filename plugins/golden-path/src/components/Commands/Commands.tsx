import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { goldenPathTranslationRef } from '../../translation';
import styles from './Commands.module.css';

/** Commands for a terminal, one a line, and a button that copies them. */
export function Commands(props: { label: string; commands: string[] }) {
  const { label, commands } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const [copied, copy] = useCopyToClipboard();
  const text = commands.join('\n');
  const isCopied = copied.value === text && !copied.error;
  return (
    <div className={styles.commands}>
      <pre aria-label={label} className={styles.text} role="group">
        <code>{text}</code>
      </pre>
      <ButtonIcon
        aria-label={isCopied ? t('commands.copied') : t('commands.copy')}
        icon={isCopied ? <RiCheckLine /> : <RiFileCopyLine />}
        onPress={() => copy(text)}
        size="small"
        variant="tertiary"
      />
    </div>
  );
}
