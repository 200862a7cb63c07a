import { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import { Answers, Finding } from '@guildhall/plugin-golden-path-common';
import { Schema, validate, ValidationError } from 'jsonschema';
import { readQuestions, toObjectSchema } from './readQuestions';

/**
 * Whether answers are what the questions of a template allow. The questions are
 * checked as the scaffolder does it; beyond that, answers that nobody asks for
 * are refused.
 *
 * @param isComplete - Whether everything must be answered. If not, each answer
 * is looked at by itself.
 */
export function checkAnswers(
  answers: Answers,
  entity: TemplateEntityV1beta3,
  isComplete: boolean,
): Finding[] {
  const { steps, questions } = readQuestions(entity);

  const unknown = Object.keys(answers)
    .filter(name => !questions.has(name))
    .map(name =>
      blocked(
        name,
        `The template does not ask for '${name}'.`,
        'Leave it out.',
      ),
    );
  const wrong = isComplete
    ? steps.flatMap(step => validate(answers, step).errors.map(toFinding))
    : Object.entries(answers).flatMap(([name, value]) =>
        checkAnswer(name, value, questions.get(name) ?? []),
      );
  const findings = [...unknown, ...wrong];
  return findings.length > 0
    ? findings
    : [
        {
          check: 'answers-valid',
          field: '',
          status: 'ok',
          message: 'The answers are what the template asks for.',
        },
      ];
}

/** One of the questions is enough: which one is asked depends on others. */
function checkAnswer(
  name: string,
  value: Answers[string],
  questions: Schema[],
): Finding[] {
  const results = questions.map(
    question =>
      validate({ [name]: value }, toObjectSchema(name, question)).errors,
  );
  const [first = []] = results;
  return results.some(errors => errors.length === 0)
    ? []
    : first.map(toFinding);
}

function toFinding(error: ValidationError): Finding {
  const path = error.path.map(String);
  if (error.name === 'required' && typeof error.argument === 'string') {
    return blocked(
      toField([...path, error.argument]),
      'This must be answered.',
      'Answer it.',
    );
  }
  return blocked(
    toField(path),
    `The answer ${error.message}.`,
    'Change the answer.',
  );
}

function toField(path: string[]): string {
  return path.length > 1 ? `/${path.join('/')}` : path.join('');
}

function blocked(field: string, message: string, fix: string): Finding {
  return { check: 'answers-valid', field, status: 'blocked', message, fix };
}
