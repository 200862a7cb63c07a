import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { serviceNameSchema } from './schema';
import { ServiceNameField } from './ServiceNameField';
import { validateServiceName } from './validateServiceName';

export const serviceNameField = createFormField({
  name: 'ServiceName',
  component: ServiceNameField,
  validation: validateServiceName,
  schema: serviceNameSchema,
});
