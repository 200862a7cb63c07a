import {
  Effect,
  GeneratedService,
  OffBoarding,
} from '@guildhall/plugin-golden-path-common';
import { EntityAccess } from '@guildhall/plugin-guildhall-node';
import { Dependents, RelatedEntities } from './Dependents';
import { StoredService } from './serviceRows';

type Item = OffBoarding['items'][number];

const DATA_CLASS = 'dataClass';

/** What is left to do before a service is gone, and who does it. */
export class OffBoardingService {
  constructor(private readonly dependents: Dependents) {}

  async get(
    found: { summary: GeneratedService; service: StoredService },
    effects: Effect[],
    access: EntityAccess,
  ): Promise<OffBoarding> {
    const { summary, service } = found;
    const { entityRef, owner } = summary;
    const users = await this.dependents.ofEntity(entityRef, access);
    const apis = await this.dependents.apisOf(entityRef, access);
    const items = toDependentItems(`of-${entityRef}`, users, {
      relation: 'depends on this service',
      nobody: 'Nothing in the catalog depends on this service any more',
    });
    for (const api of apis.visible) {
      const consumers = await this.dependents.ofApi(api.ref, access);
      const isUsed = consumers.visible.length + consumers.hidden > 0;
      items.push(
        ...toDependentItems(`of-${api.ref}`, consumers, {
          relation: `consumes the API ${api.title}`,
        }),
        {
          id: `api-${api.ref}`,
          title: `Retire the API ${api.title}`,
          description: isUsed
            ? 'It still has consumers; they are listed above'
            : 'Mark it as deprecated, then take it out of the catalog',
          status: isUsed ? 'blocked' : 'open',
          owner: api.owner ?? owner,
          entityRef: api.ref,
        },
      );
    }
    if (apis.hidden > 0) {
      items.push({
        id: 'hidden-apis',
        title: `It provides ${apis.hidden} APIs that you may not see`,
        description: 'Ask their owners whether they can be retired',
        status: 'unknown',
      });
    }
    items.push(
      ...toPeopleItems(service, owner),
      ...effects.map(effect => toEffectItem(effect, owner)),
    );
    return { items };
  }
}

function toDependentItems(
  id: string,
  { visible, hidden }: RelatedEntities,
  texts: { relation: string; nobody?: string },
): Item[] {
  const items: Item[] = visible.map(({ ref, title, owner }) => ({
    id: `dependent-${ref}-${id}`,
    title: `${title} ${texts.relation}`,
    description: owner
      ? `Agree with ${owner} what takes its place`
      : 'It has no owner; find one before anything is switched off',
    status: 'blocked',
    owner,
    entityRef: ref,
  }));
  if (hidden > 0) {
    items.push({
      id: `hidden-dependents-${id}`,
      title: `${hidden} ${
        hidden === 1
          ? 'entity that you may not see'
          : 'entities that you may not see, each'
      } ${texts.relation}`,
      description: 'Ask somebody who may see the whole catalog who they are',
      status: 'blocked',
    });
  }
  if (items.length === 0 && texts.nobody) {
    items.push({
      id: `no-dependents-${id}`,
      title: texts.nobody,
      description: 'As far as the catalog knows; its relations are declared',
      status: 'done',
    });
  }
  return items;
}

/** What no program can know, so that somebody has to say so. */
function toPeopleItems(service: StoredService, owner?: string): Item[] {
  const items: Item[] = [
    {
      id: 'secrets',
      title: 'Revoke its secrets and access',
      description:
        'Delete its secrets from the secret store, and revoke its accounts, tokens and certificates',
      status: 'open',
      owner,
    },
    {
      id: 'on-call',
      title: 'Take it off call',
      description:
        'Remove its alerts and its rota, and tell whoever is on call that it is gone',
      status: 'open',
      owner,
    },
  ];
  if (service.answers[DATA_CLASS] === 'phi') {
    items.push({
      id: 'data-retention',
      title: 'Keep or destroy personal health information as the law says',
      description:
        'Decide with the privacy officer what is kept, where and until when; destroy the rest, backups included, and keep the record of it',
      status: 'open',
      owner,
    });
  } else if (service.answers[DATA_CLASS] === undefined) {
    items.push({
      id: 'data-retention',
      title: 'Find out whether it holds personal health information',
      description:
        'Its answers do not say so; if it does, decide with the privacy officer what is kept',
      status: 'unknown',
      owner,
    });
  }
  return items;
}

function toEffectItem(effect: Effect, owner?: string): Item {
  const { id, title, undo, error } = effect;
  const status: Record<Effect['status'], Item['status']> = {
    done: 'open',
    undone: 'done',
    pending: 'unknown',
    failed: 'unknown',
  };
  return {
    id: `effect-${id}`,
    title,
    description: error ? `${undo}. The last time: ${error}` : undo,
    status: status[effect.status],
    owner,
    effectId: id,
  };
}
