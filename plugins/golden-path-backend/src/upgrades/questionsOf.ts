import { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import { JsonObject, JsonValue } from '@backstage/types';
import { z } from 'zod';

const jsonSchemaSchema = z.record(z.string(), z.json());

/** What a template asks. */
export interface Question {
  name: string;
  /** The JSON schema of the answer. */
  schema: z.output<typeof jsonSchemaSchema>;
  isRequired: boolean;
}

/** The pages of a template's form, each a JSON schema. */
export function pagesOf(template: TemplateEntityV1beta3): JsonObject[] {
  return [template.spec.parameters ?? []].flat();
}

/**
 * Every question of a template by name, those that are only asked after certain
 * answers included.
 */
export function questionsOf(
  template: TemplateEntityV1beta3,
): Map<string, Question> {
  const questions = new Map<string, Question>();
  for (const page of pagesOf(template)) {
    collect(page, questions, true);
  }
  return questions;
}

function collect(
  schema: JsonValue | undefined,
  questions: Map<string, Question>,
  isAlwaysAsked: boolean,
): void {
  if (!isObject(schema)) {
    return;
  }
  const required = Array.isArray(schema.required) ? schema.required : [];
  for (const [name, question] of Object.entries(schema.properties ?? {})) {
    if (isObject(question) && !questions.has(name)) {
      const isRequired = isAlwaysAsked && required.includes(name);
      questions.set(name, {
        name,
        schema: jsonSchemaSchema.parse(question),
        isRequired,
      });
    }
  }
  const branches = [schema.allOf, schema.anyOf, schema.oneOf].flatMap(list =>
    Array.isArray(list) ? list : [],
  );
  const conditions = Object.values(schema.dependencies ?? {});
  for (const branch of [...branches, ...conditions, schema.then, schema.else]) {
    collect(branch, questions, false);
  }
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
