import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { judge } from './__examples__/judge';
import { createPortalClient } from './__examples__/portalClient';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'visits' },
};

const yaml = `
apiVersion: guildhall.dev/v1alpha1
kind: FactSource
id: build
title: Build
description: The last build.
fields:
  coverage: { type: double, unit: '%', description: Covered lines }
---
apiVersion: guildhall.dev/v1alpha1
kind: Check
id: covered
title: Tests cover the code
description: What is not tested breaks unseen.
owner: testing
rule: facts.build.coverage >= 80
messages: { fail: 'Only {{ facts.build.coverage }} %.' }
---
apiVersion: guildhall.dev/v1alpha1
kind: Check
id: broken
title: Broken
description: Broken.
owner: testing
rule: facts.build.covrage >= 80
`;

describe('the examples of the README', () => {
  it.each(['judge', 'portalClient'])('shows %s as it is tested', name => {
    const code = readFileSync(
      resolve(__dirname, '__examples__', `${name}.ts`),
      'utf8',
    );
    expect(readFileSync(resolve(__dirname, '../README.md'), 'utf8')).toContain(
      code.replace(`from '..'`, `from '@guildhall/plugin-scorecards-common'`),
    );
  });

  it('judges an entity by a file of definitions', () => {
    expect(
      judge({ yaml, entity, values: { build: { coverage: 71 } } }),
    ).toEqual([
      expect.stringMatching(/^checks\.yaml:25:19 there is no field/),
      'Tests cover the code: fail. Only 71 %.',
    ]);
    expect(judge({ yaml, entity, values: {} })[1]).toMatch(
      /^Tests cover the code: unknown\. /,
    );
  });

  it('reaches a portal from outside', async () => {
    const answer = { items: [], totalItems: 0 };
    const request = jest.spyOn(globalThis, 'fetch').mockResolvedValue(
      new Response(JSON.stringify(answer), {
        headers: { 'Content-Type': 'application/json' },
      }),
    );
    const client = createPortalClient({
      portal: 'https://portal.example.com',
      token: 'secret',
    });
    await expect(
      client.listVerdicts({ status: ['fail', 'unknown'], limit: 5 }),
    ).resolves.toEqual(answer);
    expect(request).toHaveBeenCalledWith(
      'https://portal.example.com/api/scorecards/verdicts?status=fail&status=unknown&limit=5',
      expect.objectContaining({ headers: { Authorization: 'Bearer secret' } }),
    );
  });
});
