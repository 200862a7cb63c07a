import {
  factSourceDefinitionSchema,
  validateFactValue,
} from '@guildhall/plugin-scorecards-common';
import { filesOf, folderOf } from './__testUtils__/filesOf';
import { describeRepository } from './describeRepository';
import { repositoryFactSource } from './source';

describe('describeRepository', () => {
  it('finds everything in a complete repository', async () => {
    const facts = await describeRepository(
      filesOf(
        {
          'README.md':
            '# Visits API\n\nBooks visits.\n\n## Getting started\n```sh\n# not a heading\n```\n## Who to *ask*\n',
          LICENSE: '  Apache License\n   Version 2.0, January 2004\n',
          '.github/workflows/ci.yaml': 'on: push',
          Dockerfile:
            'ARG TAG=22\nFROM --platform=linux/amd64 node:${TAG} AS build\nRUN make\nFROM gcr.io/distroless/nodejs22\nCOPY --from=build /app /app\nUSER 1000:1000\n',
          'src/index.ts': 'export {}',
          'src/index.test.ts': 'it("works")',
          'config.d.ts': '',
          'package.json': JSON.stringify({
            dependencies: { express: '4' },
            devDependencies: { jest: '30' },
          }),
          'package-lock.json': '{}',
          'api/openapi.yaml': 'openapi: 3.1.0\ninfo: {}\n',
          'docs/adr/0001-use-postgres.md': '# 1',
          'docs/adr/0002-use-queues.md': '# 2',
          'docs/adr/README.md': '# All',
          'docs/runbook.md': '# On call',
          '.github/CODEOWNERS':
            '# everyone\n* @care/visits\n/docs/ @care/docs\n',
        },
        { lastCommitAt: '2026-03-01T10:00:00.000Z', defaultBranch: 'main' },
      ),
    );

    expect(facts).toEqual({
      readme: true,
      readmeSections: ['visits api', 'getting started', 'who to ask'],
      readmeWords: 9,
      licence: true,
      licenceId: 'Apache-2.0',
      ci: true,
      ciSystem: 'github-actions',
      dockerfile: true,
      dockerBaseImages: ['node:22', 'gcr.io/distroless/nodejs22'],
      dockerRunsAsRoot: false,
      tests: true,
      testFiles: 1,
      sourceFiles: 1,
      manifests: ['package.json'],
      lockfile: true,
      dependencyCount: 2,
      openapi: true,
      openapiVersion: '3.1.0',
      adr: true,
      adrCount: 2,
      runbook: true,
      codeowners: true,
      codeownersCoversAll: true,
      secretFiles: [],
      lastCommitAt: '2026-03-01T10:00:00.000Z',
      defaultBranch: 'main',
    });
    factSourceDefinitionSchema.parse(repositoryFactSource);
    expect(validateFactValue(repositoryFactSource, facts)).toEqual({
      ok: true,
      value: facts,
    });
    expect(Object.keys(facts).sort()).toEqual(
      Object.keys(repositoryFactSource.fields).sort(),
    );
  });

  it('leaves out what an empty repository says nothing about', async () => {
    const facts = await describeRepository(filesOf({ 'notes.txt': 'hello' }));
    expect(validateFactValue(repositoryFactSource, facts)).toEqual({
      ok: true,
      value: {
        readme: false,
        readmeSections: [],
        readmeWords: 0,
        licence: false,
        ci: false,
        dockerfile: false,
        dockerBaseImages: [],
        tests: false,
        testFiles: 0,
        sourceFiles: 0,
        manifests: [],
        openapi: false,
        adr: false,
        adrCount: 0,
        runbook: false,
        codeowners: false,
        secretFiles: [],
      },
    });
  });

  it('counts what is around a folder only where it holds for the folder', async () => {
    const root = folderOf({
      'README.md': '# All of it',
      LICENSE: 'Permission is hereby granted, free of charge, to any person',
      '.gitlab-ci.yml': '',
      'docs/CODEOWNERS': '/plugins/* @nobody\n/plugins/visits/ @care/visits\n',
      'package.json': '{}',
      'yarn.lock': '',
    });
    const contents = {
      'package.json': '{"dependencies":{"express":"4"}}',
      'src/index.js': '',
    };

    await expect(
      describeRepository(
        filesOf(contents, {
          folder: 'plugins/visits',
          parents: [folderOf({ 'notes.md': '' }), root],
        }),
      ),
    ).resolves.toMatchObject({
      readme: false,
      licence: true,
      licenceId: 'MIT',
      ciSystem: 'gitlab-ci',
      tests: false,
      manifests: ['package.json'],
      lockfile: true,
      codeowners: true,
      codeownersCoversAll: true,
    });
    await expect(
      describeRepository(
        filesOf(contents, { folder: 'plugins/other', parents: [root] }),
      ),
    ).resolves.toMatchObject({ codeownersCoversAll: false });
    await expect(describeRepository(filesOf(contents))).resolves.toMatchObject({
      licence: false,
      ci: false,
      codeowners: false,
      lockfile: false,
    });
  });
});
