import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import { Answers, Finding } from '@guildhall/plugin-golden-path-common';
import { toProblem } from '@guildhall/plugin-guildhall-node';
import { CallerCredentials } from '../../http/callers';
import { z } from 'zod';
import { readQuestions } from './readQuestions';

/** Which kinds an answer can name; any when there are none. */
type References = Map<string, string[]>;

/** The answers that name entities in every template that asks for them. */
const WELL_KNOWN: References = new Map([
  ['system', ['system']],
  ['dependencies', ['component', 'api', 'resource']],
  ['integrations', ['resource']],
]);

const filterSchema = z.object({
  kind: z.union([z.string(), z.array(z.string())]),
});

/** A question that is answered by picking entities from the catalog. */
const pickerSchema = z.object({
  'ui:field': z.enum(['EntityPicker', 'MultiEntityPicker']),
  'ui:options': z
    .object({
      catalogFilter: z.union([filterSchema, z.array(filterSchema)]),
    })
    .optional()
    .catch(undefined),
});

/** Whether everything that is referred to is in the catalog, for the caller. */
export async function checkReferences(
  answers: Answers,
  entity: TemplateEntityV1beta3 | undefined,
  credentials: CallerCredentials,
  catalog: CatalogService,
): Promise<Finding[]> {
  const references = findReferences(entity);
  const findings: Finding[] = [];
  const refs: Array<{ field: string; ref: string }> = [];
  for (const { field, kinds, value } of listAnswers(answers, references)) {
    const ref = toRef(value, kinds);
    if (ref === undefined) {
      findings.push({
        check: 'reference-exists',
        field,
        status: 'blocked',
        message: `'${value}' is no ${kinds.join(', ') || 'entity'}.`,
        fix: 'Choose one from the catalog.',
      });
    } else {
      refs.push({ field, ref });
    }
  }
  if (refs.length > 0) {
    findings.push(...(await lookUp(refs, credentials, catalog)));
  }
  return findings;
}

async function lookUp(
  refs: Array<{ field: string; ref: string }>,
  credentials: CallerCredentials,
  catalog: CatalogService,
): Promise<Finding[]> {
  try {
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: refs.map(({ ref }) => ref), fields: ['metadata.name'] },
      { credentials },
    );
    return refs.map(
      ({ field, ref }, index): Finding =>
        items[index]
          ? {
              check: 'reference-exists',
              field,
              status: 'ok',
              message: `'${ref}' is in the catalog.`,
            }
          : {
              check: 'reference-exists',
              field,
              status: 'blocked',
              message: `'${ref}' is not in the catalog.`,
              fix: 'Choose one from the catalog, or register it first.',
            },
    );
  } catch (error) {
    return refs.map(({ field, ref }) => ({
      check: 'reference-exists',
      field,
      status: 'unknown',
      message: `Whether '${ref}' is in the catalog is not known: ${toProblem(
        error,
      )}`,
      fix: 'Try again in a while.',
    }));
  }
}

function findReferences(entity: TemplateEntityV1beta3 | undefined): References {
  const references = new Map(WELL_KNOWN);
  for (const [name, schemas] of entity ? readQuestions(entity).questions : []) {
    for (const schema of schemas) {
      const { data } = pickerSchema.safeParse(schema);
      if (data) {
        const filters = [data['ui:options']?.catalogFilter ?? []].flat();
        references.set(
          name,
          filters
            .flatMap(({ kind }) => kind)
            .map(kind => kind.toLocaleLowerCase('en-US')),
        );
      }
    }
  }
  return references;
}

/** Answers that are of another type are found to be invalid elsewhere. */
function* listAnswers(answers: Answers, references: References) {
  for (const [answer, kinds] of references) {
    const value = answers[answer];
    if (typeof value === 'string' && value !== '') {
      yield { field: answer, kinds, value };
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        if (typeof item === 'string') {
          yield { field: `/${answer}/${index}`, kinds, value: item };
        }
      }
    }
  }
}

function toRef(value: string, kinds: string[]): string | undefined {
  try {
    const { kind, namespace, name } = parseEntityRef(value, {
      defaultKind: kinds[0],
      defaultNamespace: 'default',
    });
    return kinds.length === 0 || kinds.includes(kind.toLocaleLowerCase('en-US'))
      ? stringifyEntityRef({ kind, namespace, name })
      : undefined;
  } catch {
    return undefined;
  }
}
