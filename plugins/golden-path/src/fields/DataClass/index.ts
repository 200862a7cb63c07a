import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { DataClassField } from './DataClassField';
import { dataClassSchema } from './schema';

export const dataClassField = createFormField({
  name: 'DataClass',
  component: DataClassField,
  schema: dataClassSchema,
});
