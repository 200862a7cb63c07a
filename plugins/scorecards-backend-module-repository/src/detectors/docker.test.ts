import { filesOf } from '../__testUtils__/filesOf';
import { detectDocker } from './docker';

describe('detectDocker', () => {
  it.each<[string, string | undefined, boolean | undefined, string[]]>([
    ['no user', 'FROM alpine:3', true, ['alpine:3']],
    ['root by number', 'FROM a\nUSER 1000\nUSER 0:0', true, ['a']],
    [
      'a user of an earlier stage',
      'FROM a AS base\nUSER app\nFROM base',
      false,
      ['a'],
    ],
    [
      'a user of a stage that is thrown away',
      'FROM a AS build\nUSER app\nFROM b',
      true,
      ['a', 'b'],
    ],
    [
      'an image with a user',
      'FROM gcr.io/distroless/static:nonroot',
      false,
      ['gcr.io/distroless/static:nonroot'],
    ],
    ['a user by argument', 'FROM a\nARG WHO=app\nUSER ${WHO}', false, ['a']],
    ['a user that is not known', 'FROM a\nUSER $WHO', undefined, ['a']],
    ['an image that is not known', 'ARG BASE\nFROM ${BASE}', undefined, []],
    [
      'a default and a broken line',
      '# c\nfrom ${BASE:-a:1} \\\n  as x\nUser app',
      false,
      ['a:1'],
    ],
    ['garbage', '\u0001 FROM\n\n))', undefined, []],
    ['a binary file', undefined, undefined, []],
  ])('%s', async (_, text, dockerRunsAsRoot, dockerBaseImages) => {
    await expect(
      detectDocker(filesOf({ 'build/app.Dockerfile': text })),
    ).resolves.toEqual({
      dockerfile: true,
      dockerRunsAsRoot,
      dockerBaseImages,
    });
  });

  it('says root when one of several images runs as root', async () => {
    await expect(
      detectDocker(
        filesOf({
          Dockerfile: 'FROM a\nUSER app',
          'Dockerfile.migrate': 'FROM b',
          'Dockerfile.other': undefined,
          'Dockerfile.dockerignore': '*',
        }),
      ),
    ).resolves.toEqual({
      dockerfile: true,
      dockerRunsAsRoot: true,
      dockerBaseImages: ['a', 'b'],
    });
  });
});
