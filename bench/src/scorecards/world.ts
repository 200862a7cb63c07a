import { Entity } from '@backstage/catalog-model';

/** What both sides are told about the same entities. */
export interface WorldOptions {
  entities: number;
  /** A multiple of 10. */
  checks: number;
}

/** What one source says of one entity. */
export type Facts = Record<string, boolean | number>;

/** Facts of one source, and so checks that read it. */
export const FACTS_PER_SOURCE = 10;

const TEAM_SIZE = 40;
const SYSTEM_SIZE = 10;

/** The number of teams, systems and sources follows from these. */
export function listEntities({ entities }: WorldOptions): Entity[] {
  return Array.from({ length: entities }, (_, index): Entity => {
    const owner = `group:default/team-${Math.floor(index / TEAM_SIZE)}`;
    const system = `system:default/system-${Math.floor(index / SYSTEM_SIZE)}`;
    return {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: nameOf(index),
        namespace: 'default',
        description: `Service ${index} of the bench`,
        etag: `e${index}`,
      },
      spec: { type: 'service', lifecycle: 'production', owner, system },
      relations: [
        { type: 'ownedBy', targetRef: owner },
        { type: 'partOf', targetRef: system },
      ],
    };
  });
}

export function nameOf(index: number): string {
  return `service-${index}`;
}

export function refOf(index: number): string {
  return `component:default/${nameOf(index)}`;
}

export function listSources({ checks }: WorldOptions): string[] {
  return Array.from(
    { length: checks / FACTS_PER_SOURCE },
    (_, index) => `source${index}`,
  );
}

/** Every other fact is true or false, the others are numbers up to 100. */
export function isNumber(fact: number): boolean {
  return fact % 2 === 1;
}

/** What a number has to reach. */
export const THRESHOLD = 30;

/**
 * What a source says, the same in every run.
 *
 * @param version - Another one gives other facts.
 */
export function factsOf(
  source: number,
  entity: number,
  version: number = 0,
): Facts {
  const facts: Facts = {};
  for (let fact = 0; fact < FACTS_PER_SOURCE; fact++) {
    const chance = hash(source, entity, fact, version) % 100;
    facts[`f${fact}`] = isNumber(fact) ? chance : chance < 70;
  }
  return facts;
}

function hash(...numbers: number[]): number {
  let state = 0x811c9dc5;
  for (const number of numbers) {
    state = Math.imul(state ^ number, 0x01000193) >>> 0;
    state = (state ^ (state >>> 15)) >>> 0;
    state = Math.imul(state, 0x2c1b3c6d) >>> 0;
  }
  return (state ^ (state >>> 13)) >>> 0;
}
