import { Environment } from '@marcbachmann/cel-js';
import { FactFieldSchema, FactScalarType } from '../factSchema';
import { parseTimestamp } from '../parseTimestamp';

export const timestampType = 'google.protobuf.Timestamp';

/** A type that the engine knows, and how JSON becomes a value of it. */
export interface EngineType {
  name: string;
  /** Gives undefined for a value that does not fit, and for null. */
  hydrate(value: unknown): unknown;
}

const scalarTypes: Record<FactScalarType, EngineType> = {
  bool: {
    name: 'bool',
    hydrate: value => (typeof value === 'boolean' ? value : undefined),
  },
  int: {
    name: 'int',
    hydrate: value =>
      typeof value === 'number' && Number.isSafeInteger(value)
        ? BigInt(value)
        : undefined,
  },
  double: {
    name: 'double',
    hydrate: value => (typeof value === 'number' ? value : undefined),
  },
  string: {
    name: 'string',
    hydrate: value => (typeof value === 'string' ? value : undefined),
  },
  timestamp: {
    name: timestampType,
    hydrate: value =>
      typeof value === 'string' ? parseTimestamp(value) : undefined,
  },
};

/**
 * Makes the types of a schema known to the engine.
 *
 * The engine could read plain JSON, but then a number is always a double, a
 * null is a type error instead of absent, and a member named `constructor`
 * breaks the object that has it. So JSON becomes instances of classes of our
 * own once for an entity, which is also what makes rules fast.
 */
export function defineEngineType(
  environment: Environment,
  name: string,
  schema: FactFieldSchema,
): EngineType {
  switch (schema.type) {
    case 'list':
      return listType(
        defineEngineType(environment, `${name}.item`, schema.items),
      );
    case 'map':
      return mapType(
        defineEngineType(environment, `${name}.value`, schema.values),
      );
    case 'object':
      return objectType(environment, name, schema.fields);
    default:
      return scalarTypes[schema.type];
  }
}

function listType(item: EngineType): EngineType {
  return {
    name: `list<${item.name}>`,
    // A list of which a part is unreadable is unreadable: without that part,
    // "all of them" would be true of something else.
    hydrate(value) {
      if (!Array.isArray(value)) {
        return undefined;
      }
      const list: unknown[] = [];
      for (const element of value) {
        const hydrated = item.hydrate(element);
        if (hydrated === undefined) {
          return undefined;
        }
        list.push(hydrated);
      }
      return list;
    },
  };
}

function mapType(member: EngineType): EngineType {
  return {
    name: `map<string, ${member.name}>`,
    hydrate(value) {
      if (!isJsonObject(value)) {
        return undefined;
      }
      const map = new Map<string, unknown>();
      for (const key of Object.keys(value)) {
        const hydrated = member.hydrate(value[key]);
        if (hydrated !== undefined) {
          map.set(key, hydrated);
        }
      }
      return map;
    },
  };
}

function objectType(
  environment: Environment,
  name: string,
  schema: Record<string, FactFieldSchema>,
): EngineType {
  const fields = Object.entries(schema).map(([field, fieldSchema]) => ({
    field,
    type: defineEngineType(environment, `${name}.${field}`, fieldSchema),
  }));

  // Every declared field is assigned, in one order, so that all instances
  // have one hidden class and reading a field is fast.
  class EngineObject {
    [field: string]: unknown;

    constructor(value: Record<string, unknown>) {
      for (const { field, type } of fields) {
        this[field] = Object.hasOwn(value, field)
          ? type.hydrate(value[field])
          : undefined;
      }
    }
  }

  environment.registerType(name, {
    ctor: EngineObject,
    fields: Object.fromEntries(
      fields.map(({ field, type }) => [field, type.name]),
    ),
  });
  return {
    name,
    hydrate: value =>
      isJsonObject(value) ? new EngineObject(value) : undefined,
  };
}

function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
