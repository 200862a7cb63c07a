import { mockCredentials } from '@backstage/backend-test-utils';
import { scaffolderServiceMock } from '@backstage/plugin-scaffolder-node/testUtils';
import {
  RepositoryFile,
  writeStamp,
} from '@guildhall/plugin-golden-path-common';
import { Releases } from '../parts';
import { DryRunRenderer } from './DryRunRenderer';

describe('DryRunRenderer', () => {
  it('has the symbolic links that the scaffolder leaves out of a dry run', async () => {
    const text: RepositoryFile = {
      path: 'bin/start',
      mode: '100644',
      encoding: 'utf8',
      content: '#!/bin/sh\n',
    };
    const link: RepositoryFile = {
      path: 'start',
      mode: '120000',
      encoding: 'utf8',
      content: 'bin/start',
    };
    const stamp = writeStamp({
      template: 'template:default/service-node',
      version: '1.0.0',
      answers: {},
      files: [text, link],
    });
    const scaffolder = scaffolderServiceMock.mock({
      dryRun: async () => ({
        log: [],
        steps: [],
        output: {},
        directoryContents: [text, ...stamp].map(({ path, content }) => ({
          path,
          base64Content: Buffer.from(content).toString('base64'),
        })),
      }),
    });
    const releases: Partial<Releases> = {
      getEntity: async () => ({
        apiVersion: 'scaffolder.backstage.io/v1beta3',
        kind: 'Template',
        metadata: { name: 'service-node' },
        spec: { type: 'service', steps: [] },
      }),
    };
    const renderer = new DryRunRenderer({
      releases: releases as Releases,
      scaffolder,
    });

    const files = await renderer.render(
      { template: 'service-node', version: '1.0.0', answers: {} },
      { credentials: mockCredentials.user() },
    );
    expect(files).toContainEqual(link);
    expect(files.map(({ path }) => path)).toEqual([
      '.guildhall/base.jsonl',
      '.guildhall/template.yaml',
      'bin/start',
      'start',
    ]);
  });
});
