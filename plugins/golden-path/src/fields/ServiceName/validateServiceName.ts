import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { goldenPathApiRef } from '../../api';
import { readText } from '../readText';

/**
 * Keeps a form from going on with a name that the server would refuse. When
 * the server does not answer, the plan and the run check it again.
 */
export const validateServiceName: CustomFieldValidator<string> = async (
  name,
  field,
  { apiHolder, formData },
) => {
  const goldenPathApi = apiHolder.get(goldenPathApiRef);
  if (!goldenPathApi || !name) {
    return;
  }
  const host = readText(formData.host);
  const { findings } = await goldenPathApi
    .preflight({ answers: host ? { name, host } : { name } })
    .catch(() => ({ findings: [] }));
  for (const finding of findings) {
    if (finding.field === 'name' && finding.status === 'blocked') {
      field.addError(finding.message);
    }
  }
};
