import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import {
  Exemption,
  exemptionDecidePermission,
  exemptionRequestPermission,
  ExemptionRules,
  ExemptionScope,
  ExemptionState,
  ExemptionTeam,
  Page,
  RequestExemption,
} from '@guildhall/plugin-scorecards-common';
import { randomUUID } from 'node:crypto';
import { DAY_MS } from '../database/days';
import { PageRequest, ReadScope } from '../database/reports/scope';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { RuleSet } from '../definitions/RuleSet';
import { EntityFinder } from '../service/EntityFinder';
import { checksOf } from '../service/levels';
import {
  ExemptionAuthorizer,
  ExemptionCaller,
  refusal,
} from './ExemptionAuthorizer';
import { ExemptionFollower } from './ExemptionFollower';
import { ExemptionReports, ListedExemption } from './ExemptionReports';
import { Decision, ExemptionStore } from './ExemptionStore';
import { toCheckResource, toExemption } from './toExemption';

/** Takes requests for exemptions, and has people decide them who may. */
export class ExemptionsService {
  constructor(
    private readonly options: {
      authorizer: ExemptionAuthorizer;
      finder: EntityFinder;
      follower: ExemptionFollower;
      maxDuration: HumanDuration;
      registry: RuleRegistry;
      reports: ExemptionReports;
      store: ExemptionStore;
    },
  ) {}

  /** The exemptions of what the caller may read, the newest request first. */
  async list(
    request: {
      entityRefs?: string[];
      checkIds?: string[];
      states?: ExemptionState[];
      endsBefore?: Date;
      filter?: ReadScope['filter'];
    } & PageRequest,
    credentials: BackstageCredentials,
  ): Promise<Page<Exemption>> {
    const { authorizer, registry, reports } = this.options;
    const caller = await authorizer.identify(credentials);
    const rules = await registry.get();
    const page = await reports.list({ ...request, access: caller.access });
    return {
      ...page,
      items: page.items.map(item => toExemption(rules, item, caller)),
    };
  }

  /** Who lives with how many exemptions. */
  async listTeams(
    request: { filter?: ReadScope['filter'] } & PageRequest,
    credentials: BackstageCredentials,
  ): Promise<Page<ExemptionTeam>> {
    const { authorizer, reports } = this.options;
    const { access } = await authorizer.identify(credentials);
    return reports.listTeams({ ...request, access });
  }

  /** @throws NotFoundError also for what the caller may not read. */
  async get(id: string, credentials: BackstageCredentials): Promise<Exemption> {
    const caller = await this.options.authorizer.identify(credentials);
    const rules = await this.options.registry.get();
    return toExemption(rules, await this.#find(id, caller), caller);
  }

  /** What is asked of requests. */
  async getRules(credentials: BackstageCredentials): Promise<ExemptionRules> {
    await this.options.authorizer.identify(credentials);
    return { maxDays: this.#maxMs / DAY_MS };
  }

  /**
   * Asks for an exemption. Asked for what is already exempted, or was until it
   * expired, it is that one's renewal.
   */
  async request(
    request: RequestExemption,
    credentials: BackstageCredentials,
  ): Promise<Exemption> {
    const { authorizer, follower, registry, reports, store } = this.options;
    const { check: checkId, scope, reason } = request;
    const caller = await authorizer.identify(credentials);
    await this.#requireScope(scope, caller, credentials);
    if (!isKnown(await registry.get(), checkId)) {
      throw new InputError(`'check': there is no check '${checkId}'`);
    }
    const now = new Date();
    const endsAt = this.#toEnd(request.endsAt, now);
    if (await reports.isPassed(checkId, scope)) {
      throw new InputError(
        `'check': '${checkId}' passes already, so that it needs no exemption`,
      );
    }
    const exemption = await store.request({
      id: randomUUID(),
      checkId,
      scope,
      reason,
      requestedBy: toUser(caller),
      requestedAt: now,
      endsAt,
    });
    await follower.tell(exemption);
    return this.get(exemption.id, credentials);
  }

  /** Approves what somebody else asked for. */
  async approve(
    decision: { id: string; note?: string },
    credentials: BackstageCredentials,
  ): Promise<Exemption> {
    return this.#decide('approve', decision, credentials);
  }

  /** Denies what somebody else asked for. */
  async deny(
    decision: { id: string; note?: string },
    credentials: BackstageCredentials,
  ): Promise<Exemption> {
    return this.#decide('deny', decision, credentials);
  }

  /** Takes a request or an exemption back; who asked for it may do so too. */
  async revoke(
    { id, note }: { id: string; note?: string },
    credentials: BackstageCredentials,
  ): Promise<Exemption> {
    const { authorizer, registry, store } = this.options;
    const caller = await authorizer.identify(credentials);
    const found = await this.#find(id, caller);
    const by = toUser(caller);
    const check = toCheckResource(await registry.get(), found.checkId);
    if (found.requestedBy !== by && !caller.decides(check)) {
      throw refusal(exemptionDecidePermission.name);
    }
    const isRevoked = await store.revoke({ id, by, note, at: new Date() });
    return this.#answer(isRevoked, id, caller);
  }

  async #decide(
    verb: 'approve' | 'deny',
    { id, note }: { id: string; note?: string },
    credentials: BackstageCredentials,
  ): Promise<Exemption> {
    const { authorizer, registry, store } = this.options;
    const caller = await authorizer.identify(credentials);
    const found = await this.#find(id, caller);
    const by = toUser(caller);
    if (found.requestedBy === by) {
      throw new NotAllowedError(
        'You asked for this exemption yourself, so that somebody else has to decide it',
      );
    }
    if (!caller.decides(toCheckResource(await registry.get(), found.checkId))) {
      throw refusal(exemptionDecidePermission.name);
    }
    const decision: Decision = { id, by, note, at: new Date() };
    const isDecided = await store[verb](decision);
    return this.#answer(isDecided, id, caller);
  }

  /** Follows what was changed, or says why it could not be. */
  async #answer(
    isChanged: boolean,
    id: string,
    caller: ExemptionCaller,
  ): Promise<Exemption> {
    const { follower, registry } = this.options;
    const found = await this.#find(id, caller);
    if (!isChanged) {
      throw new ConflictError(
        `This exemption is ${found.state}, so that this is not possible any more`,
      );
    }
    await follower.followNow(found);
    return toExemption(await registry.get(), found, caller);
  }

  async #find(id: string, caller: ExemptionCaller): Promise<ListedExemption> {
    const { access } = caller;
    const page = await this.options.reports.list({ id, access, limit: 1 });
    if (page.items.length === 0) {
      throw new NotFoundError(`There is no exemption '${id}'`);
    }
    return page.items[0];
  }

  /** Everything that it would be for has to be there, and the caller's to ask. */
  async #requireScope(
    scope: ExemptionScope,
    { access }: ExemptionCaller,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { authorizer, finder, reports } = this.options;
    if (scope.type === 'entity') {
      await finder.find(scope.ref, { access });
    } else if ((await reports.countEntities(scope, access)) === 0) {
      throw new InputError(
        `'scope.ref': nothing that you may read ${
          scope.type === 'owner' ? 'is owned by' : 'is part of'
        } '${scope.ref}'`,
      );
    }
    const all = await reports.countEntities(scope, { entities: 'all' });
    const own = await reports.countEntities(
      scope,
      await authorizer.authorizeRequests(credentials),
    );
    if (own < all) {
      throw refusal(
        exemptionRequestPermission.name,
        `ask for ${all === 1 ? 'this entity' : 'all entities of this scope'}`,
      );
    }
  }

  #toEnd(text: string, now: Date): Date {
    const endsAt = new Date(text);
    const last = new Date(now.getTime() + this.#maxMs);
    if (endsAt <= now) {
      throw new InputError("'endsAt': must be in the future");
    }
    if (endsAt > last) {
      throw new InputError(
        `'endsAt': must be at most ${
          this.#maxMs / DAY_MS
        } days from now, before ${last.toISOString()}`,
      );
    }
    return endsAt;
  }

  get #maxMs(): number {
    return durationToMilliseconds(this.options.maxDuration);
  }
}

/** A broken check can be exempted from too: it keeps from levels as well. */
function isKnown({ checks, scorecards }: RuleSet, checkId: string): boolean {
  return (
    checks.has(checkId) ||
    [...scorecards.values()].some(scorecard =>
      checksOf(scorecard).some(({ check }) => check === checkId),
    )
  );
}

function toUser({ user }: ExemptionCaller): string {
  if (user === undefined) {
    throw new NotAllowedError('Exemptions are asked for and decided by people');
  }
  return user;
}
