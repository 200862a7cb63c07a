import { Entity } from '@backstage/catalog-model';
import { FactSourceDefinition } from '../rules';
import { compileDefinitions } from './compileDefinitions';
import { evaluateCheck } from './evaluateCheck';
import { factStaleAt } from './factStaleAt';
import { parseDefinitions } from './parseDefinitions';
import { prepareEvaluation } from './prepareEvaluation';
import { renderFix } from './renderFix';
import { FactForEvaluation } from './types';

const sources: FactSourceDefinition[] = [
  {
    id: 'build',
    title: 'Build',
    description: 'The last build',
    fields: {
      coverage: { type: 'double', description: 'Covered lines', unit: '%' },
      runs: { type: 'int', description: 'Runs' },
    },
  },
  {
    id: 'catalog',
    title: 'Catalog',
    description: 'The catalog',
    fields: { hasOwner: { type: 'bool', description: 'Has an owner' } },
  },
];

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'visits',
    annotations: { repo: 'care/visits', evil: 'data:text/html,x' },
  },
  spec: { type: 'service' },
};

const now = new Date('2026-11-20T12:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

const fresh: Record<string, FactForEvaluation> = {
  build: {
    value: { coverage: 65.25, runs: 4 },
    hash: 'b1',
    observedAt: hoursAgo(2),
  },
  catalog: { value: { hasOwner: true }, hash: 'c1', observedAt: hoursAgo(1) },
};

function evaluate(
  fields: string,
  facts: Record<string, FactForEvaluation | undefined> = fresh,
) {
  const parsed = parseDefinitions({
    text: `apiVersion: guildhall.dev/v1alpha1
kind: Check
id: check
title: Check
description: It matters.
owner: sre
${fields}`,
    location: 'checks.yaml',
  });
  const { checks, environment, problems } = compileDefinitions({
    documents: parsed.documents,
    sources,
  });
  expect([...parsed.problems, ...problems]).toEqual([]);
  const prepared = prepareEvaluation({ environment, entity, facts, now });
  const [check] = checks;
  return {
    ...evaluateCheck(check, prepared),
    fix: renderFix(check, prepared),
    staleAt: facts.build && factStaleAt(facts.build, check),
  };
}

describe('evaluateCheck', () => {
  it('passes, warns and fails, with evidence and a message', () => {
    const check = (rule: number, warn: number) => `
rule: facts.build.coverage >= ${rule}.0
warn: facts.build.coverage >= ${warn}.0 && facts.catalog.hasOwner
messages:
  pass: '{{ facts.build.coverage }} % are covered'
  warn: 'Only {{ facts.build.coverage }} %'
`;
    const evidence = [
      { source: 'build', hash: 'b1', observedAt: hoursAgo(2) },
      { source: 'catalog', hash: 'c1', observedAt: hoursAgo(1) },
    ];
    expect(evaluate(check(60, 50))).toMatchObject({
      status: 'pass',
      message: '65.25 % are covered',
      evidence,
      missing: [],
    });
    expect(evaluate(check(80, 50))).toMatchObject({
      status: 'warn',
      message: 'Only 65.25 %',
      evidence,
    });
    expect(evaluate(check(80, 70))).toMatchObject({
      status: 'fail',
      message: 'The rule does not hold.',
      evidence,
    });
  });

  it('says when it does not apply', () => {
    expect(
      evaluate('applies: { kind: API }\nrule: facts.catalog.hasOwner\n'),
    ).toMatchObject({
      status: 'not-applicable',
      message: 'The check does not apply to this entity.',
      evidence: [],
      missing: [],
    });
  });

  describe('is unknown, and says why, if', () => {
    const rule = 'rule: facts.build.coverage >= 50.0\n';

    it.each<[string, FactForEvaluation | undefined, string]>([
      ['it was never measured', undefined, 'Build was never measured.'],
      [
        'the fact is stale',
        { ...fresh.build, staleAt: now },
        'Build went stale at 2026-11-20T12:00:00.000Z; it was last measured at 2026-11-20T10:00:00.000Z.',
      ],
      [
        'nobody vouches for it any longer',
        { ...fresh.build, validUntil: hoursAgo(1) },
        'Build went stale at 2026-11-20T11:00:00.000Z; it was last measured at 2026-11-20T10:00:00.000Z.',
      ],
      [
        'it could not be measured this time',
        { ...fresh.build, error: 'the host did not answer' },
        'Build cannot be measured: the host did not answer. The last good answer is of 2026-11-20T10:00:00.000Z.',
      ],
      [
        'it could not be measured ever',
        { observedAt: now, error: 'Not found.' },
        'Build cannot be measured: Not found.',
      ],
    ])('%s', (_, build, message) => {
      expect(evaluate(rule, { ...fresh, build })).toMatchObject({
        status: 'unknown',
        message,
        evidence: [],
        missing: ['facts.build'],
      });
    });

    it('the field that the rule needs was not reported', () => {
      expect(
        evaluate(
          `${rule}messages: { unknown: 'Nobody knows about {{ entity.metadata.name }}.' }\n`,
          { build: { ...fresh.build, value: {} } },
        ),
      ).toMatchObject({
        status: 'unknown',
        message:
          'Nobody knows about visits. facts.build.coverage was not reported.',
        evidence: [{ source: 'build', hash: 'b1', observedAt: hoursAgo(2) }],
        missing: ['facts.build.coverage'],
      });
    });

    it('the entity does not say', () => {
      expect(evaluate('rule: entity.spec.system == "care"\n')).toMatchObject({
        status: 'unknown',
        message: 'The entity has no spec.system.',
        missing: ['entity.spec.system'],
      });
    });

    it('the weaker condition is undecided', () => {
      expect(
        evaluate(
          'rule: facts.catalog.hasOwner == false\nwarn: facts.build.runs > 1\n',
          { catalog: fresh.catalog },
        ),
      ).toMatchObject({
        status: 'unknown',
        message: 'Build was never measured.',
        missing: ['facts.build'],
      });
    });

    it('the rule cannot be computed', () => {
      expect(evaluate('rule: 1 / (facts.build.runs - 4) > 0\n')).toMatchObject({
        status: 'unknown',
        message: 'The rule cannot be computed: division by zero.',
        missing: [],
      });
    });

    it('several things are missing', () => {
      expect(
        evaluate('rule: facts.build.runs > 1 && facts.catalog.hasOwner\n', {
          build: { ...fresh.build, value: {} },
        }),
      ).toMatchObject({
        message:
          'facts.build.runs was not reported. Catalog was never measured.',
        missing: ['facts.build.runs', 'facts.catalog'],
      });
    });
  });

  it('is decided by what is known, if that suffices', () => {
    const facts = { catalog: fresh.catalog };
    expect(
      evaluate('rule: facts.build.runs > 1 || facts.catalog.hasOwner\n', facts),
    ).toMatchObject({ status: 'pass', evidence: [{ source: 'catalog' }] });
    expect(
      evaluate(
        'rule: facts.build.runs > 1 && !facts.catalog.hasOwner\n',
        facts,
      ),
    ).toMatchObject({ status: 'fail', missing: [] });
    expect(
      evaluate(
        'rule: facts.catalog.hasOwner\nwarn: facts.build.runs > 1\n',
        facts,
      ),
    ).toMatchObject({ status: 'pass' });
  });

  it('lets a check say how old facts may be', () => {
    const stale = { ...fresh, build: { ...fresh.build, staleAt: hoursAgo(1) } };
    const rule = 'rule: facts.build.runs > 1 && facts.catalog.hasOwner\n';
    expect(evaluate(rule, stale)).toMatchObject({
      status: 'unknown',
      staleAt: hoursAgo(1),
    });
    expect(evaluate(`${rule}maxAge: { hours: 3 }\n`, stale)).toMatchObject({
      status: 'pass',
      staleAt: hoursAgo(-1),
    });
    expect(evaluate(`${rule}maxAge: { hours: 2 }\n`)).toMatchObject({
      status: 'unknown',
      missing: ['facts.build'],
      evidence: [{ source: 'catalog' }],
      staleAt: now,
    });
    expect(
      evaluate(`${rule}maxAge: { days: 30 }\n`, {
        ...fresh,
        build: { ...fresh.build, validUntil: now },
      }),
    ).toMatchObject({ status: 'unknown', staleAt: now });
    expect(evaluate(rule).staleAt).toBeUndefined();
  });
});

describe('renderFix', () => {
  const fixOf = (fix: string) =>
    evaluate(`rule: facts.catalog.hasOwner\nfix: ${fix}\n`).fix;

  it('fills in a link', () => {
    expect(
      fixOf(
        "{ title: Edit, url: 'https://example.com/{{ entity.metadata.annotations.repo }}/edit' }",
      ),
    ).toEqual({ title: 'Edit', url: 'https://example.com/care/visits/edit' });
    expect(fixOf('{ url: /docs/owners }')).toEqual({ url: '/docs/owners' });
    expect(evaluate('rule: facts.catalog.hasOwner\n').fix).toBeUndefined();
  });

  it.each([
    "'https://example.com/{{ entity.metadata.annotations.gone }}'",
    "'{{ entity.metadata.annotations.evil }}'",
    "'//example.com'",
    "'/\\example.com'",
    "'example.com'",
  ])('gives no link for %s', url => {
    expect(fixOf(`{ url: ${url} }`)).toBeUndefined();
  });

  it('fills in the parameters of a template', () => {
    expect(
      fixOf(
        "{ template: add-owner, parameters: { name: '{{ entity.metadata.name }}', system: '{{ entity.spec.system }}', note: fixed } }",
      ),
    ).toEqual({
      template: 'template:default/add-owner',
      parameters: { name: 'visits', note: 'fixed' },
    });
  });
});
