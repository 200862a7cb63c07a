import { AuthService, UserInfoService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import {
  Answers,
  Finding,
  PreflightRequest,
  PreflightResponse,
} from '@guildhall/plugin-golden-path-common';
import { GitHost, GitHosts } from '@guildhall/plugin-golden-path-node';
import { EffectStore, targetOf } from '../effects/EffectStore';
import { CallerCredentials } from '../http/callers';
import { GeneratedServices, Releases } from '../parts';
import { makesRepository } from '../plans/steps';
import { checkAnswers } from './checks/checkAnswers';
import { checkName } from './checks/checkName';
import {
  checkNameIsFree,
  nameIsOurs,
  nameIsTaken,
} from './checks/checkNameIsFree';
import { checkOwner } from './checks/checkOwner';
import { checkReferences } from './checks/checkReferences';
import { checkSecrets } from './checks/checkSecrets';
import { ReservationStore } from './ReservationStore';

/**
 * Says whether a service can be made of some answers, before anything is: the
 * same for the pages, the API, agents and the first step of a run.
 */
export class PreflightService {
  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: CatalogService;
      effects: EffectStore;
      generatedServices: GeneratedServices;
      gitHosts: GitHosts;
      releases: Releases;
      reservations: ReservationStore;
      userInfo: UserInfoService;
    },
  ) {}

  /**
   * @param isComplete - Whether every question must be answered.
   * @throws InputError when there is no such template.
   */
  async check(
    request: PreflightRequest,
    credentials: CallerCredentials,
    isComplete: boolean = false,
  ): Promise<PreflightResponse> {
    const { answers, template } = request;
    const entity =
      template === undefined ? undefined : await this.#getEntity(template);
    const secrets = checkSecrets(answers);
    if (!isClear(secrets)) {
      // Looked up, they would be in the logs of others.
      return { ok: false, findings: secrets };
    }
    const { finding, host } = this.#checkHost(answers);
    const findings = [
      ...secrets,
      ...(entity ? checkAnswers(answers, entity, isComplete) : []),
      ...(await this.#checkOwner(answers, credentials)),
      ...(await checkReferences(
        answers,
        entity,
        credentials,
        this.options.catalog,
      )),
      finding,
    ];
    if (!entity || makesRepository(entity)) {
      findings.push(
        ...(await this.#checkName(request, host, isClear(findings))),
      );
    }
    return { ok: isClear(findings), findings };
  }

  async #getEntity(template: string): Promise<TemplateEntityV1beta3> {
    const { releases } = this.options;
    const version = await releases.getCurrentVersion(template);
    if (version === undefined) {
      throw new InputError(
        `'template': there is no template '${template}' with a release`,
      );
    }
    return releases.getEntity(template, version);
  }

  async #checkOwner(
    { owner }: Answers,
    credentials: CallerCredentials,
  ): Promise<Finding[]> {
    return typeof owner === 'string' && owner !== ''
      ? checkOwner(owner, credentials, this.options)
      : [];
  }

  #checkHost({ host: id }: Answers): { finding: Finding; host?: GitHost } {
    const hosts = this.options.gitHosts.list();
    const host = id ? hosts.find(other => other.id === id) : hosts[0];
    const ids = hosts.map(other => `'${other.id}'`).join(', ');
    return host
      ? {
          host,
          finding: {
            check: 'host-exists',
            field: 'host',
            status: 'ok',
            message: `The repository will be on ${host.title}.`,
          },
        }
      : {
          finding: {
            check: 'host-exists',
            field: 'host',
            status: 'blocked',
            message: 'There is no such git host.',
            fix: ids
              ? `Choose one of ${ids}.`
              : 'Ask whoever runs the portal to configure one.',
          },
        };
  }

  /** @param mayReserve - Whether there is nothing else in the way of a run. */
  async #checkName(
    { answers: { name }, reserveFor }: PreflightRequest,
    host: GitHost | undefined,
    mayReserve: boolean,
  ): Promise<Finding[]> {
    if (typeof name !== 'string') {
      return [];
    }
    const ofName = checkName(name);
    if (!host || !isClear(ofName)) {
      return ofName;
    }
    const isFree = await this.#checkNameIsFree(name, host, reserveFor);
    const findings = [...ofName, ...isFree];
    if (reserveFor === undefined || !mayReserve || !isClear(findings)) {
      return findings;
    }
    const isReserved = await this.options.reservations.reserve(
      { host: host.id, name },
      reserveFor,
      new Date(),
    );
    // Somebody else may have been faster, after it was found to be free.
    return isReserved
      ? findings
      : findings.map(finding =>
          finding.check === 'name-free-in-registry'
            ? nameIsTaken('name-free-in-registry', name)
            : finding,
        );
  }

  /** What a run has made itself is not in its way when it is tried again. */
  async #checkNameIsFree(
    name: string,
    host: GitHost,
    taskId: string | undefined,
  ): Promise<Finding[]> {
    if (taskId !== undefined) {
      const made = await this.options.effects.listAll({
        taskId,
        status: ['pending', 'done'],
      });
      const isOurs = made
        .map(targetOf)
        .some(
          target =>
            target.kind === 'git-repository' &&
            target.host === host.id &&
            target.name === name,
        );
      if (isOurs) {
        return [
          nameIsOurs('name-free-in-catalog', name),
          nameIsOurs('name-free-on-host', name),
          nameIsOurs('name-free-in-registry', name),
        ];
      }
    }
    return checkNameIsFree(name, host, { ...this.options, taskId });
  }
}

function isClear(findings: Finding[]): boolean {
  return findings.every(({ status }) => status !== 'blocked');
}
