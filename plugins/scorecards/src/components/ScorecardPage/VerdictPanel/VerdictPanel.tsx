import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon } from '@backstage/ui';
import { PageBody } from '@guildhall/plugin-guildhall-react';
import { RiCloseLine } from '@remixicon/react';
import { useEffect, useRef } from 'react';
import { scorecardsTranslationRef } from '../../../translation';
import { useOpenVerdict } from './useOpenVerdict';
import styles from './VerdictPanel.module.css';
import { VerdictPanelContent } from './VerdictPanelContent';

/**
 * Why one cell of the matrix says what it says, beside the matrix: it takes
 * the focus when it opens and gives it back, but the matrix stays in reach.
 */
export function VerdictPanel() {
  const { openVerdict, close } = useOpenVerdict();
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const panel = useRef<HTMLDivElement>(null);
  const openedFrom = useRef<Element | null>(null);
  const key = openVerdict && `${openVerdict.check}@${openVerdict.entityRef}`;

  useEffect(() => {
    if (key) {
      openedFrom.current = document.activeElement;
      panel.current?.focus();
    } else if (openedFrom.current instanceof HTMLElement) {
      openedFrom.current.focus();
      openedFrom.current = null;
    }
  }, [key]);

  useEffect(() => {
    if (!key) {
      return undefined;
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        close();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [key, close]);

  if (!openVerdict) {
    return <></>;
  }
  return (
    <div
      aria-label={t('verdict.panel')}
      className={styles.panel}
      ref={panel}
      role="dialog"
      tabIndex={-1}
    >
      <div className={styles.close}>
        <ButtonIcon
          aria-label={t('verdict.close')}
          icon={<RiCloseLine />}
          onPress={close}
          size="small"
          variant="tertiary"
        />
      </div>
      <PageBody>
        <VerdictPanelContent key={key} {...openVerdict} />
      </PageBody>
    </div>
  );
}
