import { NewQuestion } from '@guildhall/plugin-golden-path-common';

/** How a question is asked. */
export type QuestionKind =
  | { kind: 'choice'; options: (string | number)[] }
  | { kind: 'yes-no' }
  | { kind: 'number' }
  | { kind: 'text' }
  /** Whatever else a JSON schema can describe: answered in JSON. */
  | { kind: 'json' };

/** How a question is asked, from the JSON schema of its answer. */
export function questionKind({ schema }: NewQuestion): QuestionKind {
  if (Array.isArray(schema.enum)) {
    return {
      kind: 'choice',
      options: schema.enum.filter(
        option => typeof option === 'string' || typeof option === 'number',
      ),
    };
  }
  switch (schema.type) {
    case 'boolean':
      return { kind: 'yes-no' };
    case 'number':
    case 'integer':
      return { kind: 'number' };
    case 'string':
      return { kind: 'text' };
    default:
      return { kind: 'json' };
  }
}
