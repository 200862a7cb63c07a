import { Environment } from '@marcbachmann/cel-js';
import { InputError } from '@backstage/errors';
import { compileRule } from './compileRule';
import { compileTemplate } from './compileTemplate';
import { Variables } from './engine/analyze';
import {
  compileExpression,
  ExpressionCompilation,
} from './engine/compileExpression';
import {
  defineEngineType,
  EngineType,
  timestampType,
} from './engine/engineTypes';
import { entityFields, entitySchema } from './engine/entityFields';
import { registerFunctions } from './engine/functions';
import { FactSourceDefinition, factSourceDefinitionSchema } from './factSchema';
import { HydrateOptions, RuleContext, RuleEnvironment } from './types';

// Small enough that no rule takes long, and generous for a real one.
const limits = {
  maxAstNodes: 500,
  maxDepth: 32,
  maxListElements: 100,
  maxMapEntries: 50,
  maxCallArguments: 8,
};

class CelRuleEnvironment implements RuleEnvironment {
  readonly #environment = new Environment({ limits });
  readonly #variables: Variables;
  readonly #sourceTypes = new Map<string, EngineType>();
  readonly #entityType: EngineType;
  readonly #Facts: new (values: ReadonlyMap<string, unknown>) => object;

  constructor(readonly sources: ReadonlyMap<string, FactSourceDefinition>) {
    registerFunctions(this.#environment);
    for (const { id, description, fields } of sources.values()) {
      const schema = { type: 'object', description, fields } as const;
      this.#sourceTypes.set(
        id,
        defineEngineType(this.#environment, `facts.${id}`, schema),
      );
    }
    this.#Facts = factsClass([...sources.keys()]);
    this.#environment.registerType('facts', {
      ctor: this.#Facts,
      fields: Object.fromEntries(
        [...this.#sourceTypes].map(([id, type]) => [id, type.name]),
      ),
    });
    this.#entityType = defineEngineType(
      this.#environment,
      'entity',
      entitySchema,
    );
    this.#environment
      .registerVariable('facts', 'facts')
      .registerVariable('entity', this.#entityType.name)
      .registerVariable('now', timestampType);
    this.#variables = { facts: factsSchema(sources), entity: entitySchema };
  }

  compileRule(text: string) {
    return compileRule(this.#compile(text));
  }

  compileTemplate(text: string) {
    return compileTemplate(text, expression => this.#compile(expression));
  }

  hydrate({ facts, entity, now }: HydrateOptions): RuleContext {
    const values = new Map<string, unknown>();
    for (const [id, type] of this.#sourceTypes) {
      const value = Object.hasOwn(facts, id)
        ? type.hydrate(facts[id])
        : undefined;
      if (value !== undefined) {
        values.set(id, value);
      }
    }
    return this.#contextOf(
      values,
      Object(this.#entityType.hydrate(entityFields(entity))),
      now,
    );
  }

  #compile(text: string): ExpressionCompilation {
    return compileExpression(this.#environment, this.#variables, text);
  }

  #contextOf(
    values: ReadonlyMap<string, unknown>,
    entity: object,
    now: Date,
  ): RuleContext {
    return {
      facts: new this.#Facts(values),
      entity,
      now,
      measured: new Set(values.keys()),
      without: sources => {
        const rest = new Map(values);
        for (const source of sources) {
          rest.delete(source);
        }
        return this.#contextOf(rest, entity, now);
      },
    };
  }
}

/** @public */
export interface CreateRuleEnvironmentOptions {
  /** What rules can read as `facts`. */
  sources: Iterable<FactSourceDefinition>;
}

/**
 * Makes the environment that rules over these sources are compiled in. Throws
 * an InputError if a source is invalid, or if two have the same id.
 *
 * @public
 */
export function createRuleEnvironment(
  options: CreateRuleEnvironmentOptions,
): RuleEnvironment {
  return new CelRuleEnvironment(sourcesById(options.sources));
}

function sourcesById(
  sources: Iterable<FactSourceDefinition>,
): ReadonlyMap<string, FactSourceDefinition> {
  const byId = new Map<string, FactSourceDefinition>();
  for (const source of sources) {
    const parsed = factSourceDefinitionSchema.safeParse(source);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new InputError(
        `The fact source '${source.id}' is invalid: ${issue.path.join('.')} ${
          issue.message
        }`,
      );
    }
    if (byId.has(source.id)) {
      throw new InputError(`Two fact sources have the id '${source.id}'`);
    }
    byId.set(source.id, parsed.data);
  }
  return byId;
}

function factsSchema(
  sources: ReadonlyMap<string, FactSourceDefinition>,
): Variables['facts'] {
  return {
    type: 'object',
    description: 'All facts, by source',
    fields: Object.fromEntries(
      [...sources.values()].map(({ id, description, fields }) => [
        id,
        { type: 'object', description, fields },
      ]),
    ),
  };
}

// Like the classes of the schemas, but over values that are hydrated already,
// so that a context without some sources is cheap.
function factsClass(ids: string[]) {
  return class Facts {
    [source: string]: unknown;

    constructor(values: ReadonlyMap<string, unknown>) {
      for (const id of ids) {
        this[id] = values.get(id);
      }
    }
  };
}
