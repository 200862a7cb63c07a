import { DEFAULT_NAMESPACE, Entity } from '@backstage/catalog-model';
import { RuleEnvironment, validateFactValue } from '../rules';
import { evaluateCheck } from './evaluateCheck';
import { prepareEvaluation } from './prepareEvaluation';
import { CheckTest } from './schema';
import { CompiledCheck, FactForEvaluation } from './types';

/** Why a test of a check fails, and which field of the check says so. */
export interface TestFailure {
  path: PropertyKey[];
  message: string;
}

/** Runs a check's own tests. */
export function runCheckTests(
  check: CompiledCheck,
  environment: RuleEnvironment,
): TestFailure[] {
  return check.definition.tests.flatMap((test, index) => {
    const name = test.name ? `test '${test.name}'` : `test ${index + 1}`;
    return runTest(check, environment, test).map(({ path, message }) => ({
      path: ['tests', index, ...path],
      message: `${name}: ${message}`,
    }));
  });
}

function runTest(
  check: CompiledCheck,
  environment: RuleEnvironment,
  test: CheckTest,
): TestFailure[] {
  const failures = factFailures(environment, test);
  if (check.timeDependent && test.now === undefined) {
    failures.push({
      path: [],
      message: "give it a time as 'now', because the check reads the time",
    });
  }
  if (failures.length > 0) {
    return failures;
  }

  const now = new Date(test.now ?? 0);
  const facts: Record<string, FactForEvaluation> = Object.fromEntries(
    Object.entries(test.facts).map(([source, value]) => [
      source,
      { value, observedAt: now },
    ]),
  );
  const prepared = prepareEvaluation({
    environment,
    entity: entityOf(test),
    facts,
    now,
  });
  // A test without an entity is about the rule, not about what it applies to.
  const tested = test.entity ? check : { ...check, applies: () => true };
  const { status, message } = evaluateCheck(tested, prepared);
  return status === test.expect
    ? []
    : [
        {
          path: ['expect'],
          message: `expected ${test.expect}, got ${status}: ${message}`,
        },
      ];
}

function factFailures(
  environment: RuleEnvironment,
  { facts }: CheckTest,
): TestFailure[] {
  return Object.entries(facts).flatMap(([id, value]): TestFailure[] => {
    const source = environment.sources.get(id);
    if (!source) {
      return [{ path: ['facts', id], message: `there is no source '${id}'` }];
    }
    const validation = validateFactValue(source, value);
    return validation.ok
      ? []
      : validation.problems.map(({ message }) => ({
          path: ['facts', id],
          message,
        }));
  });
}

function entityOf({ entity }: CheckTest): Entity {
  return {
    apiVersion: entity?.apiVersion ?? 'backstage.io/v1alpha1',
    kind: entity?.kind ?? 'Component',
    metadata: {
      name: 'example',
      namespace: DEFAULT_NAMESPACE,
      ...entity?.metadata,
    },
    spec: entity?.spec,
    relations: entity?.relations,
  };
}
