import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { Effect } from '@guildhall/plugin-golden-path-common';
import { ConfirmDialog } from '@guildhall/plugin-guildhall-react';
import { RiArrowGoBackLine } from '@remixicon/react';
import { useState } from 'react';
import { goldenPathApiRef } from '../../api';
import { goldenPathTranslationRef } from '../../translation';
import { describeTarget } from './targets';

const TOAST_MILLISECONDS = 8_000;

/** Undoes one effect, once the person has read what that does. */
export function UndoButton(props: {
  effect: Pick<Effect, 'id' | 'title' | 'undo' | 'target'>;
  onUndone: () => void;
}) {
  const { effect, onUndone } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const goldenPathApi = useApi(goldenPathApiRef);
  const toastApi = useApi(toastApiRef);
  const [isOpen, setIsOpen] = useState(false);

  const undo = async () => {
    try {
      const { items } = await goldenPathApi.undoEffect(effect.id);
      const refused = items.find(({ error }) => error);
      toastApi.post({
        title: refused
          ? t('effects.undo.refused', { title: refused.title })
          : t('effects.undo.done', { title: effect.title }),
        description: refused?.error,
        status: refused ? 'warning' : 'success',
        timeout: refused ? undefined : TOAST_MILLISECONDS,
      });
    } finally {
      // A refusal is written down as well.
      onUndone();
    }
  };

  return (
    <>
      <Button
        aria-label={t('effects.undo.label', { title: effect.title })}
        iconStart={<RiArrowGoBackLine />}
        onPress={() => setIsOpen(true)}
        size="small"
        variant="secondary"
      >
        {t('effects.undo.button')}
      </Button>
      {isOpen && (
        <ConfirmDialog
          confirm={t('effects.undo.confirm')}
          isDestructive
          onClose={() => setIsOpen(false)}
          onConfirm={undo}
          title={t('effects.undo.title', { title: effect.title })}
        >
          <p>{effect.undo}</p>
          <p>
            <code>{describeTarget(effect.target)}</code>
          </p>
          <p>{t('effects.undo.caution')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
