import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { monitorCoverageTranslationRef } from '../../translation';
import styles from './CodeBlock.module.css';

/** The text of a file under its name, and a button that copies it. */
export function CodeBlock(props: { title: string; text: string }) {
  const { title, text } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const [copied, copy] = useCopyToClipboard();
  const isCopied = copied.value === text && !copied.error;
  return (
    <figure className={styles.block}>
      <figcaption className={styles.head}>
        <code>{title}</code>
        <Button
          aria-label={`${t('code.copy')}: ${title}`}
          iconStart={isCopied ? <RiCheckLine /> : <RiFileCopyLine />}
          onPress={() => copy(text)}
          size="small"
          variant="secondary"
        >
          {isCopied ? t('code.copied') : t('code.copy')}
        </Button>
      </figcaption>
      <pre className={styles.text}>
        <code>{text.trimEnd()}</code>
      </pre>
    </figure>
  );
}
