import { FormValidation } from '@backstage/plugin-scaffolder-react/alpha';
import { ErrorSchema, ErrorSchemaBuilder, FieldValidation } from '@rjsf/utils';

/**
 * What the fields' own checks found, as the form wants to be told; nothing
 * when all is well.
 */
export function toErrorSchema(
  validation: FormValidation,
): ErrorSchema | undefined {
  const builder = new ErrorSchemaBuilder();
  collect(validation, [], (path, messages) =>
    builder.addErrors(messages, path),
  );
  return Object.keys(builder.ErrorSchema).length > 0
    ? builder.ErrorSchema
    : undefined;
}

function collect(
  validation: FormValidation,
  path: string[],
  onErrors: (path: string[], messages: string[]) => void,
): void {
  for (const [name, found] of Object.entries(validation)) {
    if (!isField(found)) {
      collect(found, [...path, name], onErrors);
    } else if (found.__errors?.length) {
      onErrors([...path, name], found.__errors);
    }
  }
}

function isField(found: FormValidation[string]): found is FieldValidation {
  return typeof found.addError === 'function';
}
