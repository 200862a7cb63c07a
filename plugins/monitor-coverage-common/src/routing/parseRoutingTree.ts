import { InputError } from '@backstage/errors';
import { parse } from 'yaml';
import { z } from 'zod';
import { RE2JS } from '@bufbuild/re2';
import { AlertMatcher } from './matchers';
import { parseMatchers } from './parseMatchers';
import { Route, RoutingTree } from './types';

/** Deeper than anybody nests, and shallow enough for recursion. */
const MAX_DEPTH = 100;

const textSchema = z
  .union([z.string(), z.number(), z.boolean()])
  .transform(String);
const equalitiesSchema = z.record(z.string(), textSchema).nullish();

interface RawRoute {
  receiver?: string | null;
  match?: Record<string, string> | null;
  match_re?: Record<string, string> | null;
  matchers?: string[] | null;
  continue?: boolean | null;
  mute_time_intervals?: string[] | null;
  active_time_intervals?: string[] | null;
  routes?: RawRoute[] | null;
}

const routeSchema: z.ZodType<RawRoute, unknown> = z.lazy(() =>
  z.object({
    receiver: z.string().nullish(),
    match: equalitiesSchema,
    match_re: equalitiesSchema,
    matchers: z.array(z.string()).nullish(),
    continue: z.boolean().nullish(),
    mute_time_intervals: z.array(z.string()).nullish(),
    active_time_intervals: z.array(z.string()).nullish(),
    routes: z.array(routeSchema).nullish(),
  }),
);

const matchersSchema = z.array(z.string()).nullish();
const inhibitRuleSchema = z.object({
  source_match: equalitiesSchema,
  source_match_re: equalitiesSchema,
  source_matchers: matchersSchema,
  target_match: equalitiesSchema,
  target_match_re: equalitiesSchema,
  target_matchers: matchersSchema,
  equal: z.array(z.string()).nullish(),
});

const configurationSchema = z.object({
  inhibit_rules: z.array(inhibitRuleSchema).nullish(),
  route: routeSchema,
  receivers: z.array(z.looseObject({ name: z.string() })).nullish(),
});

/**
 * Reads the routes and receivers of an Alertmanager's configuration. Nothing
 * else of it is kept: it is full of secrets.
 *
 * @throws InputError that says what is wrong, without a part of the text.
 *
 * @public
 */
export function parseRoutingTree(configuration: string): RoutingTree {
  const { route, receivers, inhibit_rules } = parseConfiguration(configuration);
  if (!route.receiver) {
    throw new InputError(
      'The configuration of the Alertmanager has no receiver at the root of its routes',
    );
  }
  return {
    root: toRoute(route, route.receiver, 0),
    receivers: new Map(
      (receivers ?? []).map(({ name, ...integrations }) => [
        name,
        { notifies: Object.entries(integrations).some(isIntegration) },
      ]),
    ),
    inhibitions: (inhibit_rules ?? []).map(rule => ({
      source: toMatchers(
        rule.source_match,
        rule.source_match_re,
        rule.source_matchers,
      ),
      target: toMatchers(
        rule.target_match,
        rule.target_match_re,
        rule.target_matchers,
      ),
      equal: rule.equal ?? [],
    })),
  };
}

function parseConfiguration(text: string) {
  let document: unknown;
  try {
    document = parse(text, { maxAliasCount: 100, logLevel: 'error' });
  } catch {
    throw new InputError('The configuration of the Alertmanager is no YAML');
  }
  const result = configurationSchema.safeParse(document);
  if (!result.success) {
    const [{ path, message }] = result.error.issues;
    throw new InputError(
      `The configuration of the Alertmanager has no usable '${path.join(
        '.',
      )}': ${message}`,
    );
  }
  return result.data;
}

/** `slack_configs: [...]`: a list that is not empty. */
function isIntegration([key, value]: [string, unknown]): boolean {
  return key.endsWith('_configs') && Array.isArray(value) && value.length > 0;
}

function toRoute(raw: RawRoute, inherited: string, depth: number): Route {
  if (depth > MAX_DEPTH) {
    throw new InputError(
      `The routes of the Alertmanager are nested deeper than ${MAX_DEPTH}`,
    );
  }
  const receiver = raw.receiver || inherited;
  return {
    receiver,
    matchers: toMatchers(raw.match, raw.match_re, raw.matchers),
    continue: raw.continue ?? false,
    muteTimes: raw.mute_time_intervals ?? [],
    activeTimes: raw.active_time_intervals ?? [],
    routes: (raw.routes ?? []).map(child =>
      toRoute(child, receiver, depth + 1),
    ),
  };
}

function toMatchers(
  equal: Record<string, string> | null | undefined,
  matching: Record<string, string> | null | undefined,
  matchers: string[] | null | undefined,
): AlertMatcher[] {
  return [
    ...equalities(equal, '='),
    ...equalities(matching, '=~'),
    ...(matchers ?? []).flatMap(parseMatchers),
  ].map(checkExpression);
}

function equalities(
  raw: Record<string, string> | null | undefined,
  operator: '=' | '=~',
): AlertMatcher[] {
  return Object.entries(raw ?? {}).map(([label, value]) => ({
    label,
    operator,
    value,
  }));
}

function checkExpression(matcher: AlertMatcher): AlertMatcher {
  if (matcher.operator.endsWith('~')) {
    try {
      RE2JS.compile(matcher.value);
    } catch {
      throw new InputError(
        `The routes of the Alertmanager match ${matcher.label} with '${matcher.value}', which is no regular expression`,
      );
    }
  }
  return matcher;
}
