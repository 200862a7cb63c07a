import {
  DecideExemption,
  EntitySummary,
  Exemption,
  ExemptionsApi,
  ExportExemptionsQuery,
  ListExemptionsQuery,
  ListExemptionTeamsQuery,
  RequestExemption,
} from '@guildhall/plugin-scorecards-common';
import { CHECK_FIXTURES } from './definitions';
import { filterEntities, includes, page } from './query';
import { ago, checkFixture, exemptionOver } from './verdicts';

const GUILD = 'group:default/reliability-guild';
const NOBODY = { decide: false, revoke: false };

/** The exemptions of a believable organisation, in memory. */
export class FakeExemptionsApi implements ExemptionsApi {
  readonly #all: EntitySummary[];
  #exemptions: Exemption[];

  constructor(entities: EntitySummary[]) {
    this.#all = entities;
    this.#exemptions = toExemptions(entities);
  }

  async list(query: ListExemptionsQuery = {}) {
    const { limit, cursor, entityRef, check, state, endsBefore } = query;
    const refs = filterEntities(this.#all, query).map(each => each.entityRef);
    return page(
      this.#exemptions.filter(
        exemption =>
          refs.some(ref => exemption.scope.ref === ref) &&
          includes(entityRef, exemption.scope.ref) &&
          includes(check, exemption.check.id) &&
          includes(state, exemption.state) &&
          (endsBefore === undefined || exemption.endsAt < endsBefore),
      ),
      Number(limit ?? 50),
      cursor,
    );
  }

  async export(query: ExportExemptionsQuery) {
    const { items } = await this.list({ ...query, limit: this.#all.length });
    return new Blob([JSON.stringify(items)]);
  }

  async get(id: string) {
    const found = this.#exemptions.find(exemption => exemption.id === id);
    if (!found) {
      throw new Error(`There is no exemption '${id}'`);
    }
    return found;
  }

  async listTeams(query: ListExemptionTeamsQuery = {}) {
    const owners = filterEntities(this.#all, query).map(({ owner }) => owner);
    return page(
      [...new Set(owners)]
        .map(owner => toTeam(owner, this.#ofOwner(owner)))
        .filter(team => team.inForce + team.requested + team.ended > 0),
    );
  }

  async getRules() {
    return { maxDays: 180 };
  }

  async request(request: RequestExemption) {
    const exemption: Exemption = {
      ...request,
      id: `requested-${this.#exemptions.length}`,
      check: toCheck(request.check),
      scope: { ...request.scope, entities: 1 },
      state: 'requested',
      requestedBy: 'user:default/guest',
      requestedAt: ago(0),
      renewals: 0,
      may: { decide: false, revoke: true },
    };
    this.#exemptions = [exemption, ...this.#exemptions];
    return exemption;
  }

  approve(id: string, { note }: DecideExemption) {
    return this.#change(id, {
      state: 'in-force',
      decidedBy: 'user:default/guest',
      decidedAt: ago(0),
      decisionNote: note,
      may: { decide: false, revoke: true },
    });
  }

  deny(id: string, { note }: DecideExemption) {
    return this.#change(id, {
      state: 'denied',
      decidedBy: 'user:default/guest',
      decidedAt: ago(0),
      decisionNote: note,
      closedAt: ago(0),
      may: NOBODY,
    });
  }

  revoke(id: string, { note }: DecideExemption) {
    return this.#change(id, {
      state: 'revoked',
      revokedBy: 'user:default/guest',
      revokeNote: note,
      closedAt: ago(0),
      may: NOBODY,
    });
  }

  #ofOwner(owner: string | undefined): Exemption[] {
    const refs = this.#all
      .filter(entity => entity.owner === owner)
      .map(({ entityRef }) => entityRef);
    return this.#exemptions.filter(({ scope }) => refs.includes(scope.ref));
  }

  async #change(id: string, change: Partial<Exemption>) {
    const changed = { ...(await this.get(id)), ...change };
    this.#exemptions = this.#exemptions.map(exemption =>
      exemption.id === id ? changed : exemption,
    );
    return changed;
  }
}

function toTeam(owner: string | undefined, exemptions: Exemption[]) {
  const inForce = exemptions.filter(({ state }) => state === 'in-force');
  const count = (state: string) =>
    exemptions.filter(exemption => exemption.state === state).length;
  return {
    owner,
    requested: count('requested'),
    inForce: inForce.length,
    expiring: inForce.filter(({ endsAt }) => endsAt < ago(-14)).length,
    renewed: inForce.filter(({ renewals }) => renewals > 0).length,
    renewals: inForce.reduce((sum, { renewals }) => sum + renewals, 0),
    ended: count('ended'),
  };
}

/** What Audit Log may do without, a request and what came of another. */
function toExemptions(entities: EntitySummary[]): Exemption[] {
  const base = {
    requestedBy: 'user:default/maya.okafor',
    requestedAt: ago(40),
    renewals: 0,
    may: NOBODY,
  };
  return entities.flatMap((entity): Exemption[] => {
    const scope = {
      type: 'entity' as const,
      ref: entity.entityRef,
      entities: 1,
    };
    switch (entity.title) {
      case 'Audit Log':
        return CHECK_FIXTURES.flatMap(check => {
          const mark = exemptionOver(entity, check);
          return mark
            ? [
                {
                  ...base,
                  ...mark,
                  check: toCheck(check.id),
                  scope,
                  reason: 'Moves to the new platform this quarter.',
                  state: 'in-force' as const,
                  decidedBy: 'user:default/jonas.weber',
                  decidedAt: ago(38),
                  renewals: 2,
                  may: { decide: false, revoke: true },
                },
              ]
            : [];
        });
      case 'Billing API':
        return [
          {
            ...base,
            id: 'billing-runbook',
            check: toCheck('runbook'),
            scope,
            reason: 'The on-call rotation starts in March; until then we mail.',
            state: 'requested',
            requestedAt: ago(2),
            endsAt: ago(-60),
            may: { decide: true, revoke: true },
          },
        ];
      case 'Visits API':
        return [
          {
            ...base,
            id: 'visits-adr',
            check: toCheck('adr'),
            scope,
            reason: 'Decisions are being moved from the wiki.',
            state: 'ended',
            endsAt: ago(-3),
            closedAt: ago(1),
          },
        ];
      default:
        return [];
    }
  });
}

function toCheck(id: string): Exemption['check'] {
  return { id, title: checkFixture(id).title, owner: GUILD };
}
