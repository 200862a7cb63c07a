import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Box, ButtonIcon } from '@backstage/ui';
import { PageBody } from '@guildhall/plugin-guildhall-react';
import { RiCloseLine } from '@remixicon/react';
import { useEffect, useRef } from 'react';
import { scorecardsTranslationRef } from '../../../translation';
import { OpenVerdict, useOpenVerdict } from './useOpenVerdict';
import styles from './VerdictPanel.module.css';
import { VerdictPanelContent } from './VerdictPanelContent';

/**
 * Why one cell of the matrix says what it says. It stands beside the matrix,
 * takes the focus when it opens and gives it back when it closes; the matrix
 * stays in reach meanwhile.
 */
export function VerdictPanel(props: { verdict: OpenVerdict }) {
  const { entityRef, check } = props.verdict;
  const { close } = useOpenVerdict();
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const panel = useRef<HTMLDivElement>(null);
  const openedFrom = useRef<Element | null>(null);

  useEffect(() => {
    openedFrom.current = document.activeElement;
    // The matrix has made room for the panel.
    openedFrom.current?.scrollIntoView?.({
      block: 'nearest',
      inline: 'nearest',
    });
    panel.current?.focus({ preventScroll: true });
  }, [entityRef, check]);

  useEffect(
    () => () => {
      if (openedFrom.current instanceof HTMLElement) {
        openedFrom.current.focus();
      }
    },
    [],
  );

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        close();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [close]);

  return (
    <Box
      aria-label={t('verdict.panel')}
      bg="neutral"
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
        <VerdictPanelContent
          check={check}
          entityRef={entityRef}
          key={`${check} ${entityRef}`}
        />
      </PageBody>
    </Box>
  );
}
