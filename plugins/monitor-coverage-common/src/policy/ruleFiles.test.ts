import { Entity } from '@backstage/catalog-model';
import { parseMonitoringDocuments, ruleFilesOf } from '.';

const { policies, problems } = parseMonitoringDocuments([
  {
    location: 'policy.yaml',
    text: `apiVersion: guildhall.dev/v1alpha1
kind: MonitorPolicy
title: Where rules are
ruleFiles:
  - for: { type: database, owner: group:visits }
    in: forge/alert-rules/databases/visits
  - for: { system: ['system:default/care', 'system:default/billing'] }
    in: forge/care
  - in: forge/all/rules
---
apiVersion: guildhall.dev/v1alpha1
kind: MonitorPolicy
title: Wrong
ruleFiles:
  - in: ../up
`,
  },
]);

function entity(options: {
  type?: string;
  owner?: string;
  system?: string;
  annotation?: string;
}): Entity {
  const { type = 'service', owner, system, annotation } = options;
  const relation = (kind: string, targetRef?: string) =>
    targetRef ? [{ type: kind, targetRef }] : [];
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'visits',
      annotations: annotation
        ? { 'guildhall.dev/rule-files': annotation }
        : undefined,
    },
    spec: { type },
    relations: [...relation('ownedBy', owner), ...relation('partOf', system)],
  };
}

describe('where the rules of a part are kept', () => {
  const owner = 'group:default/visits';

  it.each([
    [
      'its own word',
      { annotation: 'local/mine/', owner, type: 'database' },
      'local/mine/monitoring by annotation',
    ],
    [
      'its owner and type',
      { type: 'database', owner },
      'forge/alert-rules/databases/visits by policy',
    ],
    [
      'its system',
      { owner, system: 'system:default/billing' },
      'forge/care/monitoring by policy',
    ],
    [
      'the rest',
      { type: 'database', owner: 'group:default/x' },
      'forge/all/rules by policy',
    ],
  ])('is said by %s', (_, options, expected) => {
    const found = ruleFilesOf(policies, entity(options));
    expect(
      found &&
        `${found.host}/${found.repository}/${found.folder} by ${found.saidBy}`,
    ).toBe(expected);
  });

  it('may be said by nobody, or wrongly', () => {
    expect(ruleFilesOf([], entity({}))).toBeUndefined();
    expect(() => ruleFilesOf([], entity({ annotation: 'a/../b' }))).toThrow(
      /guildhall.dev\/rule-files must be a git host, a repository and a folder/,
    );
    expect(problems).toEqual([
      {
        location: 'policy.yaml',
        line: 15,
        message: expect.stringMatching(
          /^'ruleFiles\[0\].in': must be a git host/,
        ),
      },
    ]);
  });
});
