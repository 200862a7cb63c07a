import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileProblems } from './file-problems.mjs';

function problemsOf(path, text, source = `${text}{% if x %}{% endif %}`) {
  return fileProblems({ path, text, source }, yaml => {
    if (yaml.includes('\t')) {
      throw new Error('a tab');
    }
  });
}

test('a rendered file as it should be has no problems', () => {
  assert.deepEqual(problemsOf('src/a.ts', 'let a: undefined;\n'), []);
  assert.deepEqual(problemsOf('a.yaml', 'a: 1\n\nb: 2\n'), []);
  assert.deepEqual(problemsOf('a.json', '{}\n'), []);
  assert.deepEqual(problemsOf('empty', ''), []);
});

test('what template logic leaves behind is found', () => {
  for (const [text, problem] of [
    ['owner: ${{ values.owner }}\n', 'a.txt: has ${{ in it'],
    ['{% if x %}\n', 'a.txt: has {% in it'],
    ['a: [object Object]\n', 'a.txt: has [object Object] in it'],
    ['a\n\n\nb\n', 'a.txt: has several empty lines in a row'],
    ['\na\n', 'a.txt: begins with an empty line'],
    ['a \nb\n', 'a.txt: has spaces at the end of a line'],
    ['a', 'a.txt: does not end with one line break'],
    ['a\n\n', 'a.txt: does not end with one line break'],
  ]) {
    assert.deepEqual(problemsOf('a.txt', text), [problem]);
  }
  assert.deepEqual(problemsOf('a.txt', 'owner: undefined\n', 'owner: x\n'), [
    'a.txt: has undefined in it, which no template wrote',
  ]);
});

test('a file that is copied may have expressions, but none of the template', () => {
  const expression = '${{ github.ref }}\n';
  assert.deepEqual(problemsOf('a.txt', expression, expression), []);
  const answer = '${{ values.name }}\n';
  assert.deepEqual(problemsOf('a.txt', answer, answer), [
    'a.txt: has answers in it, and is copied without them',
  ]);
});

test('what cannot be parsed is named', () => {
  assert.deepEqual(problemsOf('a.yaml', 'a:\tb\n'), [
    'a.yaml: cannot be parsed: a tab',
  ]);
  assert.match(problemsOf('a.json', '{\n')[0], /^a\.json: cannot be parsed: /);
});
