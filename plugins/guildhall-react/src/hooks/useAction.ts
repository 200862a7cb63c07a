import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { messageOf } from '../messageOf';
import { guildhallReactTranslationRef } from '../translation';

/**
 * Something that a person asks for with a button.
 *
 * @public
 */
export interface Action {
  isPending: boolean;
  /** Does it; where that fails, a toast says why. */
  run: (act: () => Promise<void>) => Promise<void>;
}

/**
 * Something that a person asks for with a button: whether it is on its way,
 * and a message when it fails.
 *
 * @public
 */
export function useAction(): Action {
  const { t } = useTranslationRef(guildhallReactTranslationRef);
  const toastApi = useApi(toastApiRef);
  const [isPending, setIsPending] = useState(false);

  const run = async (act: () => Promise<void>) => {
    setIsPending(true);
    try {
      await act();
    } catch (error) {
      toastApi.post({
        title: t('action.failed'),
        description: messageOf(error),
        status: 'danger',
      });
    } finally {
      setIsPending(false);
    }
  };

  return { isPending, run };
}
