import { InputError } from '@backstage/errors';
import { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import { Answers, NewQuestion } from '@guildhall/plugin-golden-path-common';
import { validate, ValidationError } from 'jsonschema';
import { pagesOf, Question, questionsOf } from './questionsOf';

/** Answers as a release takes them, and what it still has to be told. */
export interface ReplayedAnswers {
  answers: Answers;
  /** Questions that nobody has answered yet. */
  newQuestions: NewQuestion[];
  notes: string[];
}

/**
 * Gives the answers of an older release to a newer one. What it no longer asks
 * is dropped; what it asks anew gets its default, or is listed.
 *
 * @throws InputError that names each answer which is not valid.
 */
export function replayAnswers(options: {
  template: TemplateEntityV1beta3;
  /** The release that the answers were given to, if it is known. */
  former: TemplateEntityV1beta3 | undefined;
  /** Of the stamp. */
  recorded: Answers;
  /** Answers to new questions, or other answers than before. */
  given: Answers;
}): ReplayedAnswers {
  const { template, former, recorded, given } = options;
  const questions = questionsOf(template);
  refuseUnknown(given, questions, template);

  const answers: Answers = {};
  for (const [name, answer] of Object.entries({ ...recorded, ...given })) {
    if (questions.has(name)) {
      answers[name] = answer;
    }
  }
  const known = former ? questionsOf(former) : new Map<string, Question>();
  const unanswered = [...questions.values()].filter(
    ({ name }) => !Object.hasOwn(answers, name),
  );
  for (const { name, schema } of unanswered) {
    if (schema.default !== undefined) {
      answers[name] = schema.default;
    }
  }
  const missing = checkAnswers(template, answers, given);
  return {
    answers,
    newQuestions: unanswered
      .filter(({ name }) => missing.has(name) || !known.has(name))
      .map(question => toNewQuestion(question, missing)),
    notes: Object.keys(recorded)
      .filter(name => !questions.has(name))
      .map(
        name =>
          `The new release no longer asks for '${name}'; its answer is dropped`,
      ),
  };
}

function refuseUnknown(
  given: Answers,
  questions: Map<string, Question>,
  template: TemplateEntityV1beta3,
): void {
  const unknown = Object.keys(given).filter(name => !questions.has(name));
  if (unknown.length > 0) {
    throw new InputError(
      unknown
        .map(
          name =>
            `'answers.${name}': ${template.metadata.name} has no such question`,
        )
        .join('; '),
    );
  }
}

/** @returns The names of required answers that are not there. */
function checkAnswers(
  template: TemplateEntityV1beta3,
  answers: Answers,
  given: Answers,
): Set<string> {
  const errors = pagesOf(template).flatMap(
    page => validate(answers, page).errors,
  );
  const missing = new Set<string>();
  const problems: string[] = [];
  for (const error of errors) {
    if (error.name === 'required' && error.path.length === 0) {
      missing.add(String(error.argument));
    } else {
      problems.push(describeProblem(error, given));
    }
  }
  if (problems.length > 0) {
    throw new InputError(problems.join('; '));
  }
  return missing;
}

function describeProblem(
  { path, message }: ValidationError,
  given: Answers,
): string {
  const field = ['answers', ...path].join('.');
  const isRecorded = path.length > 0 && !Object.hasOwn(given, path[0]);
  const advice = isRecorded
    ? ' (as recorded in .guildhall/template.yaml: correct it there, or give another answer)'
    : '';
  return `'${field}' ${message}${advice}`;
}

function toNewQuestion(
  { name, schema }: Question,
  missing: Set<string>,
): NewQuestion {
  const { title, description } = schema;
  return {
    name,
    title: typeof title === 'string' ? title : name,
    description: typeof description === 'string' ? description : undefined,
    schema,
    isRequired: missing.has(name),
  };
}
