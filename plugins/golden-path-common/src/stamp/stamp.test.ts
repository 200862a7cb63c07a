import { createHash } from 'node:crypto';
import { RepositoryFile } from '../api';
import { bytesOf, createRepositoryFile, isBinary } from './content';
import { readStamp } from './readStamp';
import { writeStamp } from './writeStamp';

function file(path: string, content: string): RepositoryFile {
  return { path, mode: '100644', encoding: 'utf8', content };
}

const rendered = [
  file('src/main.ts', 'start();\n'),
  file('README.md', '# Ünïcode 漢字 🚑\u2028\r\nno final newline'),
  { ...file('bin/run', '#!/bin/sh\n'), mode: '100755' as const },
  { ...file('docs/latest', '1.0'), mode: '120000' as const },
  createRepositoryFile({
    path: 'logo.png',
    mode: '100644',
    bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0xff),
  }),
  file('.guildhall/feedback.yaml', 'not part of the base'),
];

const options = {
  template: 'template:default/service-node',
  version: '1.2.0',
  answers: {
    name: 'visits-api',
    dependencies: ['api:default/ehr'],
    extra: { b: null, a: 1 },
  },
  files: rendered,
};

const stampPath = '.guildhall/template.yaml';
const basePath = '.guildhall/base.jsonl';

/** The files of a repository, one of them changed by hand. */
function tampered(path: string, change: (content: string) => string) {
  return writeStamp(options).map(written =>
    written.path === path
      ? { ...written, content: change(written.content) }
      : written,
  );
}

describe('the stamp of a repository', () => {
  it('is read as it was written, without what is not rendered', () => {
    const { stamp, base, problems } = readStamp([
      file('src/main.ts', 'changed();\n'),
      ...writeStamp(options),
    ]);
    expect(problems).toEqual([]);
    expect(stamp).toEqual({
      apiVersion: 'guildhall.dev/v1alpha1',
      kind: 'TemplateStamp',
      template: options.template,
      version: '1.2.0',
      answers: options.answers,
      base: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(base?.map(({ path }) => path)).toEqual([
      'README.md',
      'bin/run',
      'docs/latest',
      'logo.png',
      'src/main.ts',
    ]);
    expect(new Set(base)).toEqual(new Set(rendered.slice(0, -1)));
  });

  it('has the same bytes whatever the order of files and answers', () => {
    const { dependencies, extra, name } = options.answers;
    expect(
      writeStamp({
        ...options,
        answers: { extra: { a: extra.a, b: extra.b }, dependencies, name },
        files: [...rendered].reverse(),
      }),
    ).toEqual(writeStamp(options));
  });

  it('does not depend on how the bytes of a file are given', () => {
    const encoded = { path: 'a', mode: '100644' as const };
    expect(
      writeStamp({
        ...options,
        files: [{ ...encoded, encoding: 'base64', content: btoa('text\n') }],
      }),
    ).toEqual(
      writeStamp({
        ...options,
        files: [{ ...encoded, encoding: 'utf8', content: 'text\n' }],
      }),
    );
  });

  it('can have had its line endings changed by git', () => {
    const { base, problems } = readStamp(
      tampered(basePath, content => content.replace(/\n/g, '\r\n')),
    );
    expect(problems).toEqual([]);
    expect(base).toHaveLength(5);
  });

  it.each([
    ['a file', (content: string) => content.replace('start', 'stop')],
    ['a line', (content: string) => content.split('\n').slice(1).join('\n')],
    ['everything', () => ''],
  ])('keeps no base in which %s was changed', (_, change) => {
    const { stamp, base, problems } = readStamp(tampered(basePath, change));
    expect(stamp?.version).toBe('1.2.0');
    expect(base).toBeUndefined();
    expect(problems).toEqual([
      {
        path: basePath,
        reason: 'changed',
        message: expect.stringContaining('restore both'),
      },
    ]);
  });

  it.each([
    ['absent', 'not a text in the repository', [file('README.md', 'no stamp')]],
    [
      'unsupported',
      'apiVersion guildhall.dev/v1alpha0; only guildhall.dev/v1alpha1',
      tampered(stampPath, text => text.replace('v1alpha1', 'v1alpha0')),
    ],
    [
      'invalid',
      "'version': must be a semantic version",
      tampered(stampPath, text => text.replace('1.2.0', 'newest')),
    ],
    [
      'invalid',
      "'template': must be the ref of a template",
      tampered(stampPath, text => text.replace(options.template, 'service')),
    ],
    [
      'invalid',
      "'answers'",
      tampered(stampPath, text => text.replace('answers:', 'answer:')),
    ],
    ['invalid', '', tampered(stampPath, () => 'answers: {')],
    ['invalid', '', tampered(stampPath, () => 'a: &a [*a]\nb: *a')],
  ])('says that it is %s: %s', (reason, message, files) => {
    const { stamp, base, problems } = readStamp(files);
    expect([stamp, base]).toEqual([undefined, undefined]);
    expect(problems).toEqual([
      { path: stampPath, reason, message: expect.stringContaining(message) },
    ]);
  });

  it.each([
    ['not json', `${basePath}:2 must be JSON`],
    ['{"path":"a"}', `${basePath}:2 'mode'`],
    [
      '{"path":"../a","mode":"100644","encoding":"utf8","content":""}',
      'The path "../a" must not have empty segments',
    ],
    [
      '{"path":"ok","mode":"100644","encoding":"utf8","content":""}',
      '"ok" is there twice',
    ],
  ])('says what is wrong with the line %s', (line, message) => {
    const ok = '{"path":"ok","mode":"100644","encoding":"utf8","content":""}';
    const content = `${ok}\n${line}\n`;
    const hash = createHash('sha256').update(content).digest('hex');
    const files = tampered(stampPath, text =>
      text.replace(/base: .*/, `base: ${hash}`),
    ).map(written =>
      written.path === basePath ? { ...written, content } : written,
    );
    const { base, problems } = readStamp(files);
    expect(base).toBeUndefined();
    expect(problems).toEqual([
      {
        path: basePath,
        reason: 'invalid',
        message: expect.stringContaining(message),
      },
    ]);
  });

  it.each(['../escape', '/absolute', '.git/hooks/pre-commit', 'a\\b'])(
    'is not written of the path %s',
    path => {
      expect(() => writeStamp({ ...options, files: [file(path, '')] })).toThrow(
        `The path ${JSON.stringify(path)} must`,
      );
    },
  );

  it('tells text from binary', () => {
    const bytes = (...values: number[]) =>
      createRepositoryFile({
        path: 'a',
        mode: '100644',
        bytes: Uint8Array.from(values),
      });
    expect(isBinary(bytes(0x61, 0x0a))).toBe(false);
    expect(isBinary(bytes(0xef, 0xbb, 0xbf, 0x61))).toBe(false);
    expect(isBinary(bytes(0x61, 0x00))).toBe(true);
    expect(isBinary(bytes(0xff, 0xfe))).toBe(true);
    for (const values of [[0xef, 0xbb, 0xbf, 0x61], [0xff, 0x00], []]) {
      expect([...bytesOf(bytes(...values))]).toEqual(values);
    }
  });
});
