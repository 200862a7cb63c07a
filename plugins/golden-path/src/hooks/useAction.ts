import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { messageOf } from '../messageOf';
import { goldenPathTranslationRef } from '../translation';

/**
 * Something that a person asks for with a button: whether it is on its way,
 * and a message when it fails.
 */
export function useAction() {
  const { t } = useTranslationRef(goldenPathTranslationRef);
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
