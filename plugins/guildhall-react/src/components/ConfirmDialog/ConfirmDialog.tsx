import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { ReactNode } from 'react';
import { useAction } from '../../hooks';
import { guildhallReactTranslationRef } from '../../translation';
import styles from './ConfirmDialog.module.css';

/**
 * Says exactly what is about to happen, and does it. It stays open while it is
 * on its way, and when it fails.
 *
 * @public
 */
export function ConfirmDialog(props: {
  title: string;
  children: ReactNode;
  confirm: string;
  onConfirm: () => Promise<void>;
  onClose: () => void;
  isDestructive?: boolean;
  isDisabled?: boolean;
}) {
  const { title, children, confirm, onConfirm, onClose } = props;
  const { isDestructive = false, isDisabled = false } = props;
  const { t } = useTranslationRef(guildhallReactTranslationRef);
  const { isPending, run } = useAction();
  return (
    <Dialog
      isOpen
      onOpenChange={isOpen => !isOpen && onClose()}
      width="min(560px, 92vw)"
    >
      <DialogHeader>{title}</DialogHeader>
      <DialogBody className={styles.body}>{children}</DialogBody>
      <DialogFooter className={styles.footer}>
        <Button onPress={onClose} variant="secondary">
          {t('action.cancel')}
        </Button>
        <Button
          destructive={isDestructive}
          isDisabled={isDisabled}
          isPending={isPending}
          onPress={() =>
            run(async () => {
              await onConfirm();
              onClose();
            })
          }
          variant="primary"
        >
          {confirm}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
