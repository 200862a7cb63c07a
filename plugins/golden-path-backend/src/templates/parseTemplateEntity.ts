import { entityEnvelopeSchemaValidator } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import {
  TemplateEntityV1beta3,
  isTemplateEntityV1beta3,
  templateEntityV1beta3Validator,
} from '@backstage/plugin-scaffolder-common';
import {
  TemplateProblem,
  TemplateText,
} from '@guildhall/plugin-golden-path-common';
import { findQuestionProblem } from '../preflight/checks/readQuestions';
import { LineCounter, parseDocument } from 'yaml';

const toEntity = entityEnvelopeSchemaValidator();

/** Reads template.yaml, or says what is wrong with it. Never throws. */
export async function parseTemplateEntity(
  file: TemplateText,
  expectedName: string,
): Promise<{ entity?: TemplateEntityV1beta3; problems: TemplateProblem[] }> {
  const lines = new LineCounter();
  const document = parseDocument(file.text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
  });
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) {
    return {
      problems: broken.map(({ pos, message }) => ({
        file: file.path,
        line: lines.linePos(pos[0]).line,
        message,
      })),
    };
  }
  const refuse = (message: string) => ({
    problems: [{ file: file.path, message }],
  });
  try {
    const entity = toEntity(document.toJS({ maxAliasCount: 100 }));
    if (entity.metadata.name !== expectedName) {
      return refuse(
        `'metadata.name' must be '${expectedName}', the name of the folder`,
      );
    }
    // It throws what is wrong, and answers false for another kind.
    await templateEntityV1beta3Validator.check(entity);
    if (!isTemplateEntityV1beta3(entity)) {
      return refuse(
        "it must be of 'kind' Template and 'apiVersion' scaffolder.backstage.io/v1beta3",
      );
    }
    const problem = findQuestionProblem(entity);
    return problem === undefined
      ? { entity, problems: [] }
      : refuse(`'spec.parameters' is no JSON schema: ${problem}`);
  } catch (error) {
    return refuse(toError(error).message);
  }
}
