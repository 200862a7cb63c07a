import { Entity } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import {
  checkRuleFiles,
  GateRequest,
  GateResponse,
  MonitorPolicy,
  parseMonitoringDocuments,
  partKinds,
  toGatePart,
  toGraphPart,
  toProviders,
} from '@guildhall/plugin-monitor-coverage-common';
import {
  readGitFiles,
  readLocalFiles,
} from '@guildhall/plugin-monitor-coverage-node';
import { asInCatalog } from '../entity/asInCatalog';
import { readEntities } from '../entity/readEntity';
import { MisuseError } from '../errors';
import { PolicyFiles } from './readOptions';

/**
 * What policies and entities in files say of a change.
 *
 * @throws MisuseError
 */
export async function judgeFiles(
  files: GateRequest,
  options: PolicyFiles & { repository: string },
): Promise<GateResponse> {
  const now = new Date();
  const policies = await readPolicies(options.policies);
  const entities = await readParts(options);
  const answer = checkRuleFiles({
    ...files,
    parts: entities.map(entity => toGatePart(entity, policies, now)),
    index: { providers: toProviders(entities.map(toGraphPart)) },
  });
  if (answer.parts === 0) {
    throw new MisuseError(
      `Of the entities in ${options.catalogInfo.join(
        ', ',
      )}, none needs a monitor by these policies.`,
    );
  }
  return answer;
}

async function readPolicies(globs: string[]): Promise<MonitorPolicy[]> {
  const files = await orMisuse(() => Promise.all(globs.map(readLocalFiles)));
  const { policies, problems } = parseMonitoringDocuments(
    files
      .flat()
      .map(({ path, content }) => ({ location: path, text: content })),
  );
  if (problems.length > 0) {
    const lines = problems.map(
      ({ location, line, message }) =>
        `${line === undefined ? location : `${location}:${line}`} ${message}`,
    );
    throw new MisuseError(`The policies are broken:\n${lines.join('\n')}`);
  }
  if (policies.length === 0) {
    throw new MisuseError(`There is no MonitorPolicy in ${globs.join(', ')}.`);
  }
  return policies;
}

async function readParts(options: {
  repository: string;
  catalogInfo: string[];
}): Promise<Entity[]> {
  const { repository, catalogInfo } = options;
  const files = await orMisuse(() =>
    readGitFiles({ repository, globs: catalogInfo }),
  );
  return files
    .flatMap(({ path, content }) => readEntities(content, path))
    .filter(({ kind }) => partKinds.includes(kind.toLocaleLowerCase('en-US')))
    .map(entity => asInCatalog(entity, undefined));
}

async function orMisuse<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw new MisuseError(toError(error).message);
  }
}
