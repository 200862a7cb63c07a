import { z } from 'zod';
import {
  canonicalJson,
  contentHash,
  factSourceDefinitionSchema,
} from '../rules';
import { DocumentValidator } from './DocumentValidator';
import { YamlDocument } from './readYaml';
import {
  checkDefinitionSchema,
  definitionApiVersion,
  definitionKinds,
  scorecardDefinitionSchema,
} from './schema';
import { SourceText } from './SourceText';
import { DefinitionProblem, ParsedDocument } from './types';

const headerSchema = z.looseObject({
  apiVersion: z.literal(definitionApiVersion),
  kind: z.enum(definitionKinds),
});

/** Makes a definition of one document, or says what is wrong with it. */
export function parseDocument(
  source: SourceText,
  yaml: YamlDocument,
): { document?: ParsedDocument; problems: DefinitionProblem[] } {
  const validator = new DocumentValidator(source, yaml);
  const { problems } = validator;
  const header =
    yaml.problems.length === 0 && validator.validate(headerSchema, yaml.value);
  if (!header) {
    return { problems };
  }

  const { apiVersion, kind, ...fields } = header;
  const common = {
    position: source.positionAt(yaml.offset),
    hash: contentHash(canonicalJson(yaml.value)),
    positionOf: (path: readonly PropertyKey[], offset?: number) =>
      validator.positionOf(path, offset),
  };
  switch (kind) {
    case 'Check': {
      const definition = validator.validate(checkDefinitionSchema, fields);
      return {
        document: definition && { ...common, kind, definition },
        problems,
      };
    }
    case 'Scorecard': {
      const definition = validator.validate(scorecardDefinitionSchema, fields);
      return {
        document: definition && { ...common, kind, definition },
        problems,
      };
    }
    default: {
      const definition = validator.validate(factSourceDefinitionSchema, fields);
      return {
        document: definition && { ...common, kind, definition },
        problems,
      };
    }
  }
}
