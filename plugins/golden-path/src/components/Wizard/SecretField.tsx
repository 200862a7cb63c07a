import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  FieldExtensionComponentProps,
  useTemplateSecrets,
} from '@backstage/plugin-scaffolder-react';
import { PasswordField } from '@backstage/ui';
import { goldenPathTranslationRef } from '../../translation';

/** A secret: it goes to the run and is kept nowhere else. */
export function SecretField(props: FieldExtensionComponentProps<unknown>) {
  const { name, onChange, schema, uiSchema, idSchema, required } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const { secrets, setSecrets } = useTemplateSecrets();
  return (
    <PasswordField
      autoComplete="off"
      description={uiSchema['ui:description'] ?? schema.description}
      id={idSchema.$id}
      isDisabled={props.disabled}
      isInvalid={props.rawErrors.length > 0}
      isRequired={required}
      label={uiSchema['ui:title'] ?? schema.title ?? name}
      onChange={value => {
        setSecrets({ [name]: value });
        // The answers only show that there is one.
        onChange(value ? '*'.repeat(value.length) : undefined);
      }}
      secondaryLabel={required ? t('fields.required') : undefined}
      value={secrets[name] ?? ''}
    />
  );
}
