import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import {
  Answers,
  EffectTarget,
  Finding,
  PlannedEffect,
} from '@guildhall/plugin-golden-path-common';
import { GitHost } from '@guildhall/plugin-golden-path-node';
import { toProblem } from '@guildhall/plugin-guildhall-node';
import { ToInverse } from '../effects/inverses/toInverse';
import { PROPOSE_ACTION, PUBLISH_ACTION, REGISTER_ACTION } from './steps';

/** What `guildhall:propose` calls its branch, unless a template says so. */
const DEFAULT_BRANCH = 'golden-path/adopt';

type Planned = Pick<PlannedEffect, 'status' | 'reason'>;

/** What a run would make outside the portal, in the order of its steps. */
export async function planEffects(options: {
  answers: Answers;
  auth: AuthService;
  catalog: CatalogService;
  entity: TemplateEntityV1beta3;
  findings: Finding[];
  host: GitHost;
  toInverse: ToInverse;
}): Promise<PlannedEffect[]> {
  const { answers, entity, findings, host, toInverse } = options;
  const { name } = answers;
  if (typeof name !== 'string') {
    return [];
  }
  const effects: PlannedEffect[] = [];
  const add = async (
    title: string,
    address: string,
    target: EffectTarget,
    look: () => Promise<Planned>,
  ) => {
    effects.push({
      kind: target.kind,
      title,
      target: address,
      ...(await orUnknown(look)),
      undo: toInverse(target).description,
    });
  };

  for (const { action, input } of entity.spec.steps) {
    if (action === PUBLISH_ACTION) {
      await add(
        `Repository ${name} on ${host.title}`,
        host.remoteUrl(name),
        { kind: 'git-repository', host: host.id, name },
        async () => fromFinding(findings, 'name-free-on-host'),
      );
    } else if (action === PROPOSE_ACTION) {
      const branch = readBranch(input?.branch);
      await add(
        `Branch ${branch} of ${name} on ${host.title}${
          host.pullRequests ? ', with a pull request' : ''
        }`,
        host.remoteUrl(name),
        { kind: 'git-branch', host: host.id, name, branch },
        () => lookAtBranch(host, name, branch),
      );
    } else if (action === REGISTER_ACTION) {
      const address = host.fileUrl(name, 'catalog-info.yaml');
      await add(
        `${name} in the catalog`,
        address,
        { kind: 'catalog-location', target: address },
        () => lookAtLocation(address, options),
      );
    }
  }
  return effects;
}

async function lookAtBranch(
  host: GitHost,
  name: string,
  branch: string,
): Promise<Planned> {
  if (!(await host.exists(name))) {
    return {
      status: 'blocked',
      reason: `There is no repository '${name}' on ${host.title}.`,
    };
  }
  return (await host.head(name, branch)) === undefined
    ? { status: 'create' }
    : { status: 'exists', reason: 'There is a branch of this name.' };
}

async function lookAtLocation(
  address: string,
  options: { auth: AuthService; catalog: CatalogService; findings: Finding[] },
): Promise<Planned> {
  const { auth, catalog, findings } = options;
  const location = await catalog.getLocationByRef(`url:${address}`, {
    credentials: await auth.getOwnServiceCredentials(),
  });
  return location
    ? { status: 'exists', reason: 'The catalog reads it already.' }
    : fromFinding(findings, 'name-free-in-catalog');
}

function fromFinding(findings: Finding[], check: Finding['check']): Planned {
  const finding = findings.find(other => other.check === check);
  switch (finding?.status) {
    case 'blocked':
      return { status: 'blocked', reason: finding.message };
    case 'unknown':
      return { status: 'unknown', reason: finding.message };
    default:
      return { status: 'create' };
  }
}

async function orUnknown(look: () => Promise<Planned>): Promise<Planned> {
  try {
    return await look();
  } catch (error) {
    return { status: 'unknown', reason: toProblem(error) };
  }
}

/** A branch with an expression in it is known when the template runs. */
function readBranch(branch: unknown): string {
  return typeof branch === 'string' && !branch.includes('${{')
    ? branch
    : DEFAULT_BRANCH;
}
