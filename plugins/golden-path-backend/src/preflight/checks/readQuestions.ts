import { toError } from '@backstage/errors';
import { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import { JsonObject } from '@backstage/types';
import { Schema, validate } from 'jsonschema';

/** What is wrong with the questions themselves; undefined when nothing is. */
export function findQuestionProblem(
  entity: TemplateEntityV1beta3,
): string | undefined {
  const { steps, questions } = readQuestions(entity);
  try {
    steps.forEach(step => validate({}, step));
    for (const [name, schemas] of questions) {
      // A text is what patterns and formats are tried on.
      schemas.forEach(schema =>
        validate({ [name]: '' }, toObjectSchema(name, schema)),
      );
    }
    return undefined;
  } catch (error) {
    return toError(error).message;
  }
}

/** What a template asks: step by step, and by the name of the answer. */
export function readQuestions(entity: TemplateEntityV1beta3) {
  const steps = [entity.spec.parameters ?? []]
    .flat()
    .map(step => Object.assign<Schema, JsonObject>({}, step));
  const questions = new Map<string, Schema[]>();
  steps.forEach(step => collectQuestions(step, questions));
  return { steps, questions };
}

/** The schema of an object that has one answer. */
export function toObjectSchema(name: string, question: Schema): Schema {
  return { properties: { [name]: question } };
}

/** All questions of a step, those that are asked only sometimes included. */
function collectQuestions(
  schema: Schema,
  questions: Map<string, Schema[]>,
): void {
  for (const [name, question] of Object.entries(schema.properties ?? {})) {
    questions.set(name, [...(questions.get(name) ?? []), question]);
  }
  const { allOf = [], anyOf = [], oneOf = [], dependencies = {} } = schema;
  const parts = [
    ...allOf,
    ...anyOf,
    ...oneOf,
    schema.then,
    schema.else,
    ...Object.values(dependencies),
  ];
  for (const part of parts) {
    if (part && typeof part === 'object' && !Array.isArray(part)) {
      collectQuestions(part, questions);
    }
  }
}
