import { toError } from '@backstage/errors';
import {
  compileDefinitions,
  parseDefinitions,
} from '@guildhall/plugin-scorecards-common';
import { stringify } from 'yaml';
import { z } from 'zod';
import { toSource } from '../retrievers/toSource';
import { TechInsightsCheck, techInsightsCheckSchema } from './checkSchema';
import { CheckDocument, convertCheck, toId } from './convertCheck';
import { inferSchemas } from './inferSchemas';
import { ConversionError, FactSchemas } from './types';

/** @public */
export interface ConvertTechInsightsChecksOptions {
  /** Checks of the type `json-rules-engine`, by the form of Tech Insights. */
  checks: unknown[];
  /**
   * The schemas of the retrievers, by their ids. Those that are not given are
   * guessed from the checks.
   */
  schemas?: FactSchemas;
  /** The owner of checks that name none. */
  owner: string;
}

/** @public */
export interface ConvertedChecks {
  /** Documents of kind Check, ready to be put into a file. */
  yaml: string;
  converted: Array<{
    /** The id that the check had. */
    from: string;
    id: string;
    rule: string;
    /** What is not as it was, or was guessed. */
    notes: string[];
  }>;
  notConverted: Array<{ from: string; reason: string }>;
}

/**
 * Converts checks of Tech Insights. Each that is converted has been compiled
 * against the facts it reads; each that is not comes with the reason.
 *
 * @remarks
 *
 * A converted check says of every entity what json-rules-engine says of it, as
 * long as its facts are known. Where one is not, Tech Insights leaves the check
 * out, and a converted one is unknown unless the other facts decide it.
 *
 * @public
 */
export function convertTechInsightsChecks(
  options: ConvertTechInsightsChecksOptions,
): ConvertedChecks {
  const { owner, schemas: known = {} } = options;
  const notConverted: ConvertedChecks['notConverted'] = [];
  const checks = options.checks.flatMap((check, index) => {
    const parsed = techInsightsCheckSchema.safeParse(check);
    if (parsed.success) {
      return [parsed.data];
    }
    const { id }: { id?: unknown } = Object(check);
    notConverted.push({
      from: typeof id === 'string' ? id : `check ${index + 1}`,
      reason: z.prettifyError(parsed.error),
    });
    return [];
  });
  const guessed = inferSchemas(checks, known);
  const schemas = { ...guessed, ...known };

  const documents: CheckDocument[] = [];
  const converted: ConvertedChecks['converted'] = [];
  const taken = new Map<string, string>();
  for (const check of checks) {
    try {
      const { document, notes } = convertOne(check, { schemas, owner, taken });
      documents.push(document);
      converted.push({
        from: check.id,
        id: document.id,
        rule: document.rule,
        notes: [...notes, ...notesOnGuesses(check, guessed)],
      });
    } catch (error) {
      notConverted.push({ from: check.id, reason: toError(error).message });
    }
  }
  return { yaml: documents.map(toYaml).join('---\n'), converted, notConverted };
}

function convertOne(
  check: TechInsightsCheck,
  options: {
    schemas: FactSchemas;
    owner: string;
    /** The ids there are already, and which check has them. */
    taken: Map<string, string>;
  },
) {
  const { schemas, taken } = options;
  const id = toId(check.id);
  const other = taken.get(id);
  if (other !== undefined) {
    throw new ConversionError(`its id would be '${id}', as that of '${other}'`);
  }
  const result = convertCheck(check, options);
  const problems = compile(result.document, schemas);
  if (problems.length > 0) {
    throw new ConversionError(
      `${result.document.rule} is refused: ${problems.join('; ')}`,
    );
  }
  taken.set(id, check.id);
  return result;
}

function compile(document: CheckDocument, schemas: FactSchemas): string[] {
  const { documents, problems } = parseDefinitions({
    text: toYaml(document),
    location: document.id,
  });
  const compiled = compileDefinitions({
    documents,
    sources: Object.entries(schemas).map(([id, schema]) =>
      toSource({ id, schema }),
    ),
  });
  return [...problems, ...compiled.problems].map(({ message }) => message);
}

function notesOnGuesses(
  { factIds }: TechInsightsCheck,
  guessed: FactSchemas,
): string[] {
  const ids = factIds.filter(id => Object.hasOwn(guessed, id));
  return ids.length > 0
    ? [`the types of the facts of ${ids.join(', ')} are guessed`]
    : [];
}

function toYaml(document: CheckDocument): string {
  // Long rules and links stay on one line, where they can be searched for.
  return stringify(document, { lineWidth: 0 });
}
