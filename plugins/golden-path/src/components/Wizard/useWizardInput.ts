import {
  identityApiRef,
  storageApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import {
  FieldExtensionOptions,
  scaffolderApiRef,
  TemplateParameterSchema,
} from '@backstage/plugin-scaffolder-react';
import { TemplateDetail } from '@guildhall/plugin-golden-path-common';
import { Request, useRequest } from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import { goldenPathApiRef } from '../../api';
import { createDraftStore, Draft, DraftStore } from './draft';
import { useFormFields } from './useFormFields';

/** All that it takes to show the wizard of a template. */
export interface WizardInput {
  template: TemplateDetail;
  manifest: TemplateParameterSchema;
  fields: FieldExtensionOptions[];
  drafts: DraftStore;
  draft: Draft | undefined;
}

export function useWizardInput(name: string): Request<WizardInput> {
  const goldenPathApi = useApi(goldenPathApiRef);
  const scaffolderApi = useApi(scaffolderApiRef);
  const storageApi = useApi(storageApiRef);
  const identityApi = useApi(identityApiRef);
  const loadFields = useFormFields();

  return useRequest(
    useCallback(
      async signal => {
        const [template, fields, { userEntityRef }] = await Promise.all([
          goldenPathApi.getTemplate(name, { signal }),
          loadFields(),
          identityApi.getBackstageIdentity(),
        ]);
        const drafts = createDraftStore({
          storageApi,
          userEntityRef,
          template: name,
        });
        const [manifest, draft] = await Promise.all([
          scaffolderApi.getTemplateParameterSchema(template.templateRef),
          drafts.load(),
        ]);
        return { template, manifest, fields, drafts, draft };
      },
      [goldenPathApi, scaffolderApi, storageApi, identityApi, loadFields, name],
    ),
  );
}
