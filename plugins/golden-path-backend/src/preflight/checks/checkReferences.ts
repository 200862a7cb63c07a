import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Answers, Finding } from '@guildhall/plugin-golden-path-common';
import { toProblem } from '../../database/toProblem';
import { CallerCredentials } from '../../http/callers';

/** The answers that name entities, and the kinds that these can have. */
const REFERENCES: Record<string, { kinds: string[]; defaultKind: string }> = {
  system: { kinds: ['system'], defaultKind: 'system' },
  dependencies: {
    kinds: ['component', 'api', 'resource'],
    defaultKind: 'component',
  },
  integrations: { kinds: ['resource'], defaultKind: 'resource' },
};

/** Whether everything that is referred to is in the catalog, for the caller. */
export async function checkReferences(
  answers: Answers,
  credentials: CallerCredentials,
  catalog: CatalogService,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const refs: Array<{ field: string; ref: string }> = [];
  for (const { answer, field, value } of listReferences(answers)) {
    const ref = toRef(value, REFERENCES[answer]);
    if (ref === undefined) {
      findings.push({
        check: 'reference-exists',
        field,
        status: 'blocked',
        message: `'${value}' is no ${REFERENCES[answer].kinds.join(', ')}.`,
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

/** Answers that are of another type are found to be invalid elsewhere. */
function* listReferences(answers: Answers) {
  for (const answer of Object.keys(REFERENCES)) {
    const value = answers[answer];
    if (typeof value === 'string' && value !== '') {
      yield { answer, field: answer, value };
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        if (typeof item === 'string') {
          yield { answer, field: `/${answer}/${index}`, value: item };
        }
      }
    }
  }
}

function toRef(
  value: string,
  options: { kinds: string[]; defaultKind: string },
): string | undefined {
  try {
    const { kind, namespace, name } = parseEntityRef(value, {
      defaultKind: options.defaultKind,
      defaultNamespace: 'default',
    });
    return options.kinds.includes(kind.toLocaleLowerCase('en-US'))
      ? stringifyEntityRef({ kind, namespace, name })
      : undefined;
  } catch {
    return undefined;
  }
}
