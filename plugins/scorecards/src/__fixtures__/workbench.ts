import {
  DefinitionKind,
  ListDefinitionsQuery,
  Preview,
  PreviewRequest,
  StatusCounts,
  WorkbenchApi,
} from '@guildhall/plugin-scorecards-common';
import { ENTITIES } from './entities';

const README = `apiVersion: guildhall.dev/v1alpha1
kind: Check
id: readme
title: It has a README
description: Whoever is called at night reads it first.
owner: group:default/docs-guild
rule: facts.repository.hasReadme
tests:
  - name: with a README
    facts: { repository: { hasReadme: true } }
    expect: pass
`;

const counts = (some: Partial<StatusCounts>): StatusCounts => ({
  pass: 0,
  warn: 0,
  fail: 0,
  unknown: 0,
  'not-applicable': 0,
  ...some,
});

/** The part of the fake backend that definitions are written with. */
export class FakeWorkbenchApi implements WorkbenchApi {
  async preview({ since }: PreviewRequest): Promise<Preview> {
    const [first, second] = ENTITIES;
    const before = counts({ pass: 14, fail: 2, unknown: 5 });
    const after = counts({ pass: 13, fail: 3, unknown: 5 });
    return {
      entities: ENTITIES.length,
      totalEntities: ENTITIES.length,
      problems: [],
      tests: [],
      checks: [
        {
          id: 'readme',
          title: 'It has a README',
          before,
          after,
          changed: 1,
          byOwner: [{ owner: first.owner, before, after, changed: 1 }],
          samples: [
            {
              entity: first,
              before: 'pass',
              after: 'fail',
              message: 'There is no README.',
            },
            {
              entity: second,
              before: 'pass',
              after: 'pass',
              message: 'The rule holds.',
            },
          ],
          trend: since
            ? ['2026-11-20', '2026-11-21'].map(day => ({
                day,
                statusCounts: after,
              }))
            : undefined,
        },
      ],
      scorecards: [
        {
          scorecard: {
            id: 'production-readiness',
            title: 'Production readiness',
            type: 'readiness',
            stage: 'active',
          },
          levels: [
            { id: 'none', title: 'None' },
            { id: 'bronze', title: 'Bronze' },
          ],
          before: [
            { level: 'none', count: 5 },
            { level: 'bronze', count: 16 },
          ],
          after: [
            { level: 'none', count: 6 },
            { level: 'bronze', count: 15 },
          ],
          up: 0,
          down: 1,
          joined: 0,
          left: 0,
          byOwner: [{ owner: first.owner, up: 0, down: 1, joined: 0, left: 0 }],
          samples: [
            {
              entity: first,
              from: { id: 'bronze', title: 'Bronze' },
              to: { id: 'none', title: 'None' },
              checks: [{ id: 'readme', before: 'pass', after: 'fail' }],
            },
          ],
        },
      ],
    };
  }

  async listDefinitions(_query?: ListDefinitionsQuery) {
    const items = [
      {
        kind: 'Check' as const,
        id: 'readme',
        title: 'It has a README',
        stage: 'active' as const,
        version: '3f9a2c41d07be65518aa90cf4e2d7b83',
      },
    ];
    return { items, totalItems: items.length };
  }

  async getDefinition(kind: DefinitionKind, id: string) {
    const { items } = await this.listDefinitions();
    const found = items.find(each => each.kind === kind && each.id === id);
    if (!found) {
      throw Object.assign(new Error(`No ${kind} ${id}`), { statusCode: 404 });
    }
    return { ...found, yaml: README, origin: 'checks/docs.yaml:12' };
  }
}

/** What rules of the fake backend can read. */
export const SOURCES = [
  {
    id: 'repository',
    title: 'Repository',
    description: 'What is in the repository',
    origin: 'collector:repository',
    fields: {
      hasReadme: {
        type: 'bool' as const,
        description: 'Whether it has a README',
      },
      coverage: {
        type: 'double' as const,
        unit: '%',
        description: 'Lines covered',
      },
      branches: {
        type: 'list' as const,
        description: 'Protected branches',
        items: { type: 'string' as const, description: 'A name' },
      },
    },
  },
];
