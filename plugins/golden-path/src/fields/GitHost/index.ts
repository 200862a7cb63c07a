import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { GitHostField } from './GitHostField';
import { gitHostSchema } from './schema';

export const gitHostField = createFormField({
  name: 'GitHost',
  component: GitHostField,
  schema: gitHostSchema,
});
