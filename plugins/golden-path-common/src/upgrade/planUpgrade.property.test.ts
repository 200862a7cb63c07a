import { createRandom } from '../__testUtils__/createRandom';
import { randomTrees, shuffle, treeRules } from '../__testUtils__/randomTrees';
import { RepositoryFile } from '../api';
import { policyOf } from '../manifest';
import { applyUpgrade } from './applyUpgrade';
import { planUpgrade } from './planUpgrade';
import { UpgradeOutcome } from './types';

type Trees = Record<'base' | 'ours' | 'theirs', RepositoryFile[]>;

function plan(trees: Trees) {
  return planUpgrade({
    ...trees,
    rules: treeRules,
    migrations: [],
    fromVersion: '1.0.0',
    toVersion: '1.1.0',
  });
}

function upgrade(trees: Trees) {
  return applyUpgrade(trees.ours, plan(trees).outcomes);
}

function linesOf(files: RepositoryFile[], side: string): string[] {
  return files
    .flatMap(({ encoding, content }) =>
      (encoding === 'base64' ? atob(content).slice(1) : content).split('\n'),
    )
    .filter(line => line.startsWith(`${side} `));
}

function byPath(files: RepositoryFile[]) {
  return new Map(files.map(file => [file.path, file]));
}

const cases = Array.from({ length: 250 }, (_, seed) => {
  const random = createRandom(seed);
  return { random, trees: randomTrees(random) };
});

describe('planUpgrade, with 250 generated repositories', () => {
  it('loses no line that a team added, but in managed files', () => {
    for (const { trees } of cases) {
      const written = new Set(linesOf(upgrade(trees), 'team'));
      const managed = plan(trees).outcomes.filter(
        ({ policy }) => policy === 'managed',
      );
      const replaced = new Set(managed.map(({ path, from }) => from ?? path));
      const kept = trees.ours.filter(({ path }) => !replaced.has(path));
      const lost = linesOf(kept, 'team').filter(line => !written.has(line));
      expect(lost).toEqual([]);
    }
  });

  it('loses no line that the template added, but what it names', () => {
    for (const { trees } of cases) {
      const written = new Set(linesOf(upgrade(trees), 'template'));
      const left = new Set(
        plan(trees)
          .outcomes.filter(
            ({ outcome, policy }) =>
              outcome === 'kept-deleted' || policy === 'seed',
          )
          .map(({ path }) => path),
      );
      const brought = trees.theirs.filter(
        ({ path }) => !left.has(path) && policyOf(treeRules, path) !== 'seed',
      );
      const lost = linesOf(brought, 'template').filter(
        line => !written.has(line),
      );
      expect(lost).toEqual([]);
    }
  });

  it('touches no file that only the team knows', () => {
    for (const { trees } of cases) {
      const own = trees.ours.filter(({ path }) => /team-\d+\.txt$/.test(path));
      expect(upgrade(trees)).toEqual(expect.arrayContaining(own));
      const paths = new Set(own.map(({ path }) => path));
      const { outcomes } = plan(trees);
      expect(outcomes.filter(({ path }) => paths.has(path))).toEqual([]);
    }
  });

  it('leaves no file out of its outcome but those that it deletes', () => {
    for (const { trees } of cases) {
      const before = byPath(trees.ours);
      const without = plan(trees).outcomes.filter(
        ({ file, outcome }) => !file && outcome !== 'deleted',
      );
      expect(without.filter(({ path }) => before.has(path))).toEqual([]);
    }
  });

  it('leaves seeds as they are', () => {
    for (const { trees } of cases) {
      const seeds = trees.ours.filter(
        ({ path }) => policyOf(treeRules, path) === 'seed',
      );
      expect(upgrade(trees)).toEqual(expect.arrayContaining(seeds));
    }
  });

  it('says what happens to each file that it changes', () => {
    for (const { trees } of cases) {
      const before = byPath(trees.ours);
      const { outcomes } = plan(trees);
      const isLeft = ({ outcome }: UpgradeOutcome) =>
        ['unchanged', 'kept', 'kept-deleted'].includes(outcome);
      const left = outcomes.filter(isLeft);
      expect(left.map(({ file }) => file)).toEqual(
        left.map(({ path }) => before.get(path)),
      );
      const changed = outcomes.filter(
        outcome => !isLeft(outcome) && outcome.outcome !== 'conflict',
      );
      for (const { path, from, file } of changed) {
        expect({ file, from }).not.toEqual({ file: before.get(path) });
      }
      for (const { explanation } of outcomes) {
        expect(explanation).toMatch(/^[A-Z].*\.$/);
      }
    }
  });

  it('gives the template to a team that changed nothing', () => {
    for (const { trees } of cases) {
      const { base, theirs } = trees;
      const after = upgrade({ base, ours: base, theirs });
      const isTemplates = (file: RepositoryFile) =>
        policyOf(treeRules, file.path) !== 'seed';
      const seeds = new Set(
        plan({ base, ours: base, theirs })
          .outcomes.filter(({ policy }) => policy === 'seed')
          .map(({ path }) => path),
      );
      expect(
        after.filter(file => isTemplates(file) && !seeds.has(file.path)),
      ).toEqual(
        [...byPath(theirs).values()]
          .filter(file => isTemplates(file) && !seeds.has(file.path))
          .sort((a, b) => (a.path < b.path ? -1 : 1)),
      );
    }
  });

  it('changes nothing when the template did not, but in managed files', () => {
    for (const { trees } of cases) {
      const { base, ours } = trees;
      const { outcomes } = plan({ base, ours, theirs: base });
      const changed = outcomes.filter(
        ({ outcome, policy }) =>
          policy !== 'managed' &&
          !['unchanged', 'kept', 'kept-deleted'].includes(outcome),
      );
      expect(changed).toEqual([]);
    }
  });

  it('has nothing left to do afterwards', () => {
    for (const { trees } of cases) {
      const { theirs } = trees;
      const after = upgrade(trees);
      expect(upgrade({ base: theirs, ours: after, theirs })).toEqual(after);
    }
  });

  it('does not depend on the order of files', () => {
    for (const { trees, random } of cases) {
      expect(
        plan({
          base: shuffle(random, trees.base),
          ours: shuffle(random, trees.ours),
          theirs: shuffle(random, trees.theirs),
        }),
      ).toEqual(plan(trees));
    }
  });

  it('has cases of every outcome', () => {
    const seen = new Set(
      cases.flatMap(({ trees }) =>
        plan(trees).outcomes.map(({ outcome }) => outcome),
      ),
    );
    expect([...seen].sort()).toEqual([
      'added',
      'conflict',
      'deleted',
      'kept',
      'kept-deleted',
      'merged',
      'moved',
      'unchanged',
      'updated',
    ]);
  });
});
