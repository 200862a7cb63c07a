import { Answers } from '@guildhall/plugin-golden-path-common';
import { ParsedTemplateSchema } from '@backstage/plugin-scaffolder-react/alpha';

const SECRET_FIELDS: readonly unknown[] = ['Secret', 'SecretInput'];
const MASK = '********';

/** The names of the answers that hold a secret, at whatever depth. */
export function secretNames(steps: readonly ParsedTemplateSchema[]): string[] {
  return steps.flatMap(({ uiSchema }) =>
    Object.entries(uiSchema)
      .filter(([, field]) => hasSecret(field))
      .map(([name]) => name),
  );
}

/** The answers without secrets, to be kept until somebody comes back. */
export function withoutSecrets(
  answers: Answers,
  secrets: readonly string[],
): Answers {
  return Object.fromEntries(
    Object.entries(answers).filter(([name]) => !secrets.includes(name)),
  );
}

/** The answers with something else in place of each secret, for a plan. */
export function maskSecrets(
  answers: Answers,
  secrets: readonly string[],
): Answers {
  return Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [
      name,
      secrets.includes(name) && typeof answer === 'string' ? MASK : answer,
    ]),
  );
}

function hasSecret(uiSchema: unknown): boolean {
  if (typeof uiSchema !== 'object' || !uiSchema) {
    return false;
  }
  return Object.entries(uiSchema).some(
    ([name, value]) =>
      (name === 'ui:widget' && value === 'password') ||
      (name === 'ui:field' && SECRET_FIELDS.includes(value)) ||
      hasSecret(value),
  );
}
