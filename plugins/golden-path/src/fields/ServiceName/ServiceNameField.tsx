import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TextField } from '@backstage/ui';
import { goldenPathTranslationRef } from '../../translation';
import styles from '../fields.module.css';
import { readText } from '../readText';
import { NameFindings } from './NameFindings';
import { ServiceNameProps } from './schema';
import { useNameCheck } from './useNameCheck';

/**
 * The name of a service, checked on the server while it is typed: whether it
 * follows the convention and is free everywhere that it will be used.
 */
export function ServiceNameField(props: ServiceNameProps) {
  const { formData, onChange, schema, uiSchema, idSchema, formContext } = props;
  const { required, disabled, readonly, rawErrors = [] } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);

  const check = useNameCheck({
    name: formData,
    host: readText(formContext?.formData?.host),
    template: readText(formContext?.template),
  });
  const isBlocked =
    check.status === 'checked' &&
    check.findings.some(({ status }) => status === 'blocked');

  return (
    <div className={styles.field}>
      <TextField
        autoComplete="off"
        description={uiSchema['ui:description'] ?? schema.description}
        id={idSchema.$id}
        isDisabled={disabled}
        isInvalid={isBlocked || rawErrors.length > 0}
        isReadOnly={readonly}
        isRequired={required}
        label={uiSchema['ui:title'] ?? schema.title ?? t('fields.name.title')}
        onChange={value => onChange(value || undefined)}
        placeholder={uiSchema['ui:placeholder']}
        secondaryLabel={required ? t('fields.required') : undefined}
        spellCheck="false"
        value={formData ?? ''}
      />
      <div className={styles.findings} role="status">
        <NameFindings
          check={check}
          errors={rawErrors}
          name={formData}
          onTake={onChange}
        />
      </div>
    </div>
  );
}
