import {
  identityApiRef,
  storageApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { useEffect } from 'react';
import { createDraftStore } from '../Wizard/draft';

/** Once a service is there, the form that it was made from is finished. */
export function useForgetDraft(options: {
  template: string | undefined;
  taskId: string;
  isCompleted: boolean;
}): void {
  const { template, taskId, isCompleted } = options;
  const storageApi = useApi(storageApiRef);
  const identityApi = useApi(identityApiRef);

  useEffect(() => {
    const forget = async (name: string) => {
      const { userEntityRef } = await identityApi.getBackstageIdentity();
      const drafts = createDraftStore({
        storageApi,
        userEntityRef,
        template: name,
      });
      if ((await drafts.load())?.taskId === taskId) {
        await drafts.clear();
      }
    };
    if (template && isCompleted) {
      // A draft too many does no harm.
      forget(template).catch(() => {});
    }
  }, [storageApi, identityApi, template, taskId, isCompleted]);
}
