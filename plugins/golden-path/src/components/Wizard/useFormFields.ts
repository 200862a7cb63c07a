import { useApiHolder } from '@backstage/frontend-plugin-api';
import { FieldExtensionOptions } from '@backstage/plugin-scaffolder-react';
import {
  FormField,
  formFieldsApiRef,
} from '@backstage/plugin-scaffolder-react/alpha';
import { useCallback, useContext } from 'react';
import { dataClassField, gitHostField, serviceNameField } from '../../fields';
import { RegisteredFields } from './RegisteredFields';
import { SecretField } from './SecretField';

type Fields = FieldExtensionOptions[];

const SECRET: FieldExtensionOptions = {
  name: 'Secret',
  component: SecretField,
};

/**
 * Loads the fields that templates may ask for: those that the app has
 * registered with the scaffolder, and our own.
 */
export function useFormFields(): () => Promise<Fields> {
  const formFieldsApi = useApiHolder().get(formFieldsApiRef);
  const given = useContext(RegisteredFields);
  return useCallback(async () => {
    const registered = (await formFieldsApi?.loadFormFields()) ?? [];
    const byName = new Map(
      [dataClassField, gitHostField, serviceNameField, ...registered]
        .filter(isExtension)
        .map(field => [field.name, field]),
    );
    return [SECRET, ...given, ...byName.values()];
  }, [formFieldsApi, given]);
}

/** The scaffolder hides what is in a field from the types, not from us. */
function isExtension(
  field: FormField,
): field is FormField & FieldExtensionOptions {
  return 'name' in field && 'component' in field;
}
