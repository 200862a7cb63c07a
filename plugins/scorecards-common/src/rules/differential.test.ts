import {
  celEnv,
  CelInput,
  celList,
  celMap,
  isCelError,
  parse,
  plan,
} from '@bufbuild/cel';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { JsonObject, JsonValue } from '@backstage/types';
import { createRuleEnvironment } from './createRuleEnvironment';
import { FactFieldSchema } from './factSchema';
import { fieldAt } from './fields';
import { CompiledRule, RuleContext } from './types';
import { withoutStackTraces } from './withoutStackTraces';
import {
  createRandom,
  createRuleWriter,
  Random,
} from './__testUtils__/randomRule';
import { buildFacts, buildSource, entity, now } from './__testUtils__/sources';

const environment = createRuleEnvironment({ sources: [buildSource] });
const otherEnvironment = celEnv({});

function randomFacts({ chance, pick }: Random): JsonObject {
  const facts: JsonObject = {
    ...buildFacts,
    green: pick([true, false]),
    runs: pick([0, 1, 7, -3]),
    coverage: pick([0, 1.5, 80, -3, 1e9]),
    branch: pick(['a', 'main', 'héé', '']),
    finishedAt: pick(['2026-11-20T00:00:00Z', '2026-11-18T12:00:00Z']),
    files: pick([[], ['README.md'], ['README.md', 'src/index.ts']]),
    shares: pick([[], [1.5], [80, 2, -1]]),
    steps: pick<JsonValue>([[], [{ name: 'a', seconds: 1 }], buildFacts.steps]),
    timings: pick<JsonObject>([{}, { queue: 1.5 }, { queue: 2, total: 80 }]),
  };
  return Object.fromEntries(Object.entries(facts).filter(() => !chance(0.12)));
}

/** The same facts as the other engine takes them. */
function toOther(schema: FactFieldSchema, value: JsonValue): CelInput {
  if (Array.isArray(value)) {
    const items = schema.type === 'list' ? schema.items : schema;
    return celList(value.map(item => toOther(items, item)));
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([name, member]) => {
      const memberSchema = fieldAt(schema, [name]);
      if (!memberSchema || member === undefined) {
        throw new Error(`no schema for ${name}`);
      }
      return [name, toOther(memberSchema, member)] as const;
    });
    return celMap(new Map(members));
  }
  if (schema.type === 'int') {
    return BigInt(Number(value));
  }
  return schema.type === 'timestamp'
    ? timestampFromDate(new Date(String(value)))
    : value;
}

const factsSchema: FactFieldSchema = {
  type: 'object',
  description: 'All facts',
  fields: {
    build: { type: 'object', description: '', fields: buildSource.fields },
  },
};

// The other engine has no word for unknown: whatever has no value is an error.
function outcomeOfOther(evaluate: () => unknown): string {
  const result = evaluate();
  return isCelError(result) ? 'no value' : String(result);
}

function outcomeOf(rule: CompiledRule, context: RuleContext): string {
  const { outcome } = rule.evaluate(context);
  return outcome === 'unknown' || outcome === 'error' ? 'no value' : outcome;
}

describe.each([7, 2026])('with seed %i', seed => {
  it('agrees with another engine on random rules and facts', () => {
    const random = createRandom(seed);
    const writeRule = createRuleWriter(random);
    const differences: unknown[] = [];
    const outcomes: Record<string, number> = {};

    for (let count = 0; count < 2000; count++) {
      const text = writeRule();
      const compilation = environment.compileRule(text);
      if (!compilation.ok) {
        throw new Error(`${text}: ${JSON.stringify(compilation.problems)}`);
      }
      const other = plan(otherEnvironment, parse(text));
      for (let variant = 0; variant < 4; variant++) {
        const facts = randomFacts(random);
        const context = environment.hydrate({
          facts: { build: facts },
          entity,
          now,
        });
        const ours = withoutStackTraces(() =>
          outcomeOf(compilation.rule, context),
        );
        const theirs = outcomeOfOther(() =>
          other({
            facts: toOther(factsSchema, { build: facts }),
            now: timestampFromDate(now),
          }),
        );
        outcomes[ours] = (outcomes[ours] ?? 0) + 1;
        if (ours !== theirs) {
          differences.push({ text, facts, ours, theirs });
        }
      }
    }

    expect(differences).toEqual([]);
    // Else the rules would say nothing about the engines.
    for (const outcome of ['true', 'false', 'no value']) {
      expect(outcomes[outcome]).toBeGreaterThan(1000);
    }
  });
});
