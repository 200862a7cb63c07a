import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogProblems } from './catalog-problems.mjs';

const template = { name: 'service-node', version: '1.2.0' };

function component(annotations) {
  return {
    kind: 'Component',
    metadata: { annotations },
    spec: { owner: 'group:default/visits-team', lifecycle: 'experimental' },
  };
}

const stamped = component({
  'backstage.io/source-template': 'template:default/service-node',
  'guildhall.dev/template-version': '1.2.0',
});

test('a component says which release of which template it came from', () => {
  assert.deepEqual(catalogProblems([stamped], template), []);
  assert.deepEqual(
    catalogProblems(
      [
        component({
          'backstage.io/source-template': 'template:default/other',
          'guildhall.dev/template-version': '1.2.0',
        }),
      ],
      template,
    ),
    [
      'catalog-info.yaml: the annotation backstage.io/source-template must be template:default/service-node',
    ],
  );
});

test('what nobody owns is found', () => {
  const api = { kind: 'API', metadata: {}, spec: { lifecycle: 'production' } };
  assert.deepEqual(catalogProblems([stamped, api], template), [
    'catalog-info.yaml: the API must have an owner and a lifecycle',
  ]);
  assert.deepEqual(catalogProblems([], template), [
    'catalog-info.yaml: there must be one Component',
  ]);
});
