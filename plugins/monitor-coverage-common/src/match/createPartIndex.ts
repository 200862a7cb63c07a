import { parseEntityRef } from '@backstage/catalog-model';
import { Labels } from '../monitors';
import { normalize, readAnnotations } from './annotations';
import { PartIdentity, PartIndexOptions } from './types';

/**
 * The names of labels whose value may name a part, unless configured.
 *
 * @public
 */
export const defaultPartLabels: readonly string[] = [
  'entity',
  'component',
  'service',
  'app',
  'job',
  'application',
  'database',
  'db',
  'queue',
  'cache',
  'resource',
  'instance_name',
];

/** The kind of part that a label is likely to name, where names are shared. */
const likelyKind: Record<string, string> = {
  component: 'component',
  service: 'component',
  app: 'component',
  job: 'component',
  application: 'component',
  database: 'resource',
  db: 'resource',
  queue: 'resource',
  cache: 'resource',
  resource: 'resource',
};

interface IndexedPart {
  entityRef: string;
  kind: string;
  namespace: string;
}

function pairOf(name: string, value: string): string {
  return `${name}=${value}`;
}

function addTo<T>(map: Map<string, T[]>, key: string, value: T) {
  const known = map.get(key);
  if (!known) map.set(key, [value]);
  else if (!known.includes(value)) known.push(value);
}

/**
 * Finds parts by what monitors call them. Made by `createPartIndex`.
 *
 * @public
 */
export class PartIndex {
  /** @internal */
  readonly labels: readonly string[];
  private readonly byName = new Map<string, IndexedPart[]>();
  private readonly byAlert = new Map<string, string[]>();
  private readonly byExpression = new Map<string, string[]>();
  private readonly byLabel = new Map<
    string,
    { entityRef: string; labels: Labels }[]
  >();
  private readonly apisByProvider = new Map<string, string[]>();

  /** @internal */
  constructor(parts: Iterable<PartIdentity>, options: PartIndexOptions) {
    this.labels = options.labels ?? defaultPartLabels;
    const labelled: { entityRef: string; labels: Labels }[] = [];
    for (const part of parts) {
      this.addNames(part);
      const { alerts, expressions, labels } = readAnnotations(part.annotations);
      for (const alert of alerts) addTo(this.byAlert, alert, part.entityRef);
      for (const expression of expressions) {
        addTo(this.byExpression, expression, part.entityRef);
      }
      labelled.push({ entityRef: part.entityRef, labels });
    }
    this.addLabels(labelled);
    for (const [api, components] of options.providers ?? []) {
      for (const component of components) {
        addTo(this.apisByProvider, component, api);
      }
    }
  }

  private addNames({ entityRef, aliases = [], annotations }: PartIdentity) {
    const { kind, namespace, name } = parseEntityRef(entityRef);
    const part = { entityRef, kind, namespace };
    const { serviceName } = readAnnotations(annotations);
    const names = [
      entityRef,
      ...aliases,
      ...(serviceName ? [serviceName] : []),
    ];
    if (namespace === 'default') names.push(`${kind}:${name}`);
    // An API is often called as the component that provides it, and its series
    // are that component's.
    if (kind !== 'api') names.push(name);
    for (const each of new Set(names.map(text => text.toLowerCase()))) {
      addTo(this.byName, each, part);
    }
  }

  /** Each under the rarest of its labels, so that few are looked at in vain. */
  private addLabels(parts: { entityRef: string; labels: Labels }[]) {
    const count = new Map<string, number>();
    for (const { labels } of parts) {
      for (const [name, value] of Object.entries(labels)) {
        const pair = pairOf(name, value);
        count.set(pair, (count.get(pair) ?? 0) + 1);
      }
    }
    for (const part of parts) {
      const [rarest] = Object.entries(part.labels)
        .map(([name, value]) => pairOf(name, value))
        .sort((a, b) => (count.get(a) ?? 0) - (count.get(b) ?? 0));
      if (rarest) addTo(this.byLabel, rarest, part);
    }
  }

  /**
   * The part that a label's value names. Undefined where several have the name
   * and nothing tells which of them is meant.
   *
   * @internal
   */
  named(label: string, value: string): string | undefined {
    const found = this.byName.get(value.toLowerCase());
    if (!found || found.length === 1) return found?.[0].entityRef;
    const kind = likelyKind[label];
    const likely = found.filter(part => part.kind === kind);
    const left = likely.length > 0 ? likely : found;
    const inDefault = left.filter(({ namespace }) => namespace === 'default');
    const [only, ...others] = inDefault.length > 0 ? inDefault : left;
    return others.length === 0 ? only.entityRef : undefined;
  }

  /** @internal */
  annotatedAlert(name: string): readonly string[] {
    return this.byAlert.get(name) ?? [];
  }

  /** @internal */
  get hasExpressions(): boolean {
    return this.byExpression.size > 0;
  }

  /** @internal */
  annotatedExpression(expression: string): readonly string[] {
    return this.byExpression.get(normalize(expression)) ?? [];
  }

  /**
   * The parts whose annotated labels are all among those given.
   *
   * @internal
   */
  annotatedLabels(labels: Labels): string[] {
    if (this.byLabel.size === 0) return [];
    return Object.entries(labels).flatMap(([name, value]) =>
      (this.byLabel.get(pairOf(name, value)) ?? [])
        .filter(part =>
          Object.entries(part.labels).every(
            ([wanted, demanded]) => labels[wanted] === demanded,
          ),
        )
        .map(({ entityRef }) => entityRef),
    );
  }

  /** @internal */
  apisOf(component: string): readonly string[] {
    return this.apisByProvider.get(component) ?? [];
  }
}

/**
 * Prepares `matchMonitor`.
 *
 * @public
 */
export function createPartIndex(
  parts: Iterable<PartIdentity>,
  options: PartIndexOptions = {},
): PartIndex {
  return new PartIndex(parts, options);
}
