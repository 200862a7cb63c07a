import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '../__testUtils__/createRandom';
import { randomTexts, Texts } from '../__testUtils__/randomTexts';
import { mergeText } from './mergeText';

const labels = { ours: 'your team', theirs: 'template 1.2.0' };

function merge(texts: Texts) {
  return mergeText({ ...texts, labels });
}

function countOf(text: string, line: string): number {
  return text.split(/\r?\n/).filter(candidate => candidate === line).length;
}

/** Two conflicts with some lines between them. */
function twoConflicts(between: string[]): Texts {
  const text = (first: string, last: string) =>
    [first, ...between, last, ''].join('\n');
  return {
    base: text('one', 'two'),
    ours: text('ONE', 'TWO'),
    theirs: text('eins', 'zwei'),
  };
}

const cases = [
  ...Array.from({ length: 300 }, (_, seed) => randomTexts(createRandom(seed))),
  twoConflicts(['a', 'b', 'c']),
  twoConflicts(['a', 'b', 'c', 'd']),
  twoConflicts(['}', ')', '', '}', '{', '*']),
  twoConflicts(['}', ')', '7', '}']),
];

describe('mergeText', () => {
  const folder = mkdtempSync(join(tmpdir(), 'merge-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function mergeByGit(texts: Texts) {
    const paths = (['ours', 'base', 'theirs'] as const).map(side => {
      const path = join(folder, side);
      writeFileSync(path, texts[side]);
      return path;
    });
    const names = ['-L', labels.ours, '-L', 'base', '-L', labels.theirs];
    const { status, stdout, stderr } = spawnSync(
      'git',
      ['merge-file', '--stdout', ...names, ...paths],
      { encoding: 'utf8' },
    );
    if (status === null || status > 127) {
      throw new Error(`git merge-file failed: ${stderr}`);
    }
    return { content: stdout, isClean: status === 0 };
  }

  it('gives the bytes that git merge-file gives, in 304 cases', () => {
    let clean = 0;
    for (const [seed, texts] of cases.entries()) {
      const git = mergeByGit(texts);
      const { content, conflicts } = merge(texts);
      expect({ seed, content, isClean: conflicts.length === 0 }).toEqual({
        seed,
        ...git,
      });
      clean += git.isClean ? 1 : 0;
    }
    // Neither sort is rare.
    expect(clean).toBeGreaterThan(100);
    expect(cases.length - clean).toBeGreaterThan(100);
  });

  it('loses no line that a side added, or that both have kept', () => {
    for (const [seed, texts] of cases.entries()) {
      const { content } = merge(texts);
      const { base, ours, theirs } = texts;
      for (const line of new Set(`${ours}\n${theirs}`.split(/\r?\n/))) {
        const counts = [ours, theirs].map(text => countOf(text, line));
        const inBase = countOf(base, line);
        const added = inBase === 0 ? Math.max(...counts) : 0;
        const kept = inBase === 1 && Math.min(...counts) > 0 ? 1 : 0;
        const least = line === '' ? 0 : Math.max(added, kept);
        expect({
          seed,
          line,
          isThere: countOf(content, line) >= least,
        }).toEqual({ seed, line, isThere: true });
      }
    }
  });

  it('lists the conflicts that it marks', () => {
    for (const texts of cases) {
      const { content, conflicts } = merge(texts);
      const lines = content.split('\n');
      for (const { line, ours, theirs } of conflicts) {
        expect(lines[line - 1].trimEnd()).toBe('<<<<<<< your team');
        expect(texts.ours).toContain(ours);
        expect(texts.theirs).toContain(theirs);
      }
      expect(conflicts).toHaveLength(countOf(content, '<<<<<<< your team'));
    }
  });

  it('is the same from both sides, but for who is named first', () => {
    for (const { base, ours, theirs } of cases) {
      const merged = merge({ base, ours, theirs });
      const turned = merge({ base, ours: theirs, theirs: ours });
      expect(turned.conflicts.length > 0).toBe(merged.conflicts.length > 0);
    }
  });

  it('copes with long texts that have little in common', () => {
    const lines = Array.from({ length: 8_000 }, (_, line) => `line ${line}\n`);
    const shuffled = (factor: number) =>
      lines.map((_, index) => lines[(index * factor) % lines.length]).join('');
    const base = lines.join('');
    const ours = shuffled(7919);
    expect(merge({ base, ours, theirs: base }).content).toBe(ours);
    const { content, conflicts } = merge({
      base,
      ours,
      theirs: shuffled(3571),
    });
    expect(conflicts).not.toEqual([]);
    expect(new Set(content.match(/^line \d+$/gm)).size).toBe(lines.length);
  });

  it('shows what git shows for a simple conflict', () => {
    expect(
      merge({
        base: 'port: 80\nhost: a\n',
        ours: 'port: 8080\nhost: a\n',
        theirs: 'port: 443\nhost: a\n',
      }),
    ).toEqual({
      content: [
        '<<<<<<< your team',
        'port: 8080',
        '=======',
        'port: 443',
        '>>>>>>> template 1.2.0',
        'host: a',
        '',
      ].join('\n'),
      conflicts: [{ line: 1, ours: 'port: 8080\n', theirs: 'port: 443\n' }],
    });
  });
});
