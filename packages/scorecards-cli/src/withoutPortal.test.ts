import { createMockDirectory } from '@backstage/backend-test-utils';
import { catalogInfo, DEFINITIONS, ON_CALL } from './__testUtils__/definitions';
import { commitAll, git } from './__testUtils__/git';
import { runCommand } from './__testUtils__/runCommand';

jest.setTimeout(300_000);

describe('guildhall-check without a portal', () => {
  const directory = createMockDirectory();
  const run = (folder: string, ...args: string[]) =>
    runCommand(directory.resolve(folder), args);
  const rules = () => ['--rules', directory.resolve('rules')];

  it('compares with a commit, folder by folder of a shared repository', async () => {
    directory.setContent({
      rules: { 'a.yaml': DEFINITIONS },
      shop: {
        LICENSE: 'MIT',
        'catalog-info.yaml': `${catalogInfo('shop')}---\n${catalogInfo(
          'other',
        )}`,
        'services/basket': {
          'catalog-info.yaml': catalogInfo('basket', 'user:ada'),
          'README.md': '# Basket',
        },
        'services/stock': {
          'catalog-info.yaml': catalogInfo('stock').replace(
            '  name: stock',
            '  name: stock\n  annotations:\n    backstage.io/source-location: url:https://github.com/x/shop/tree/main/services/basket/',
          ),
        },
      },
    });
    commitAll(directory.resolve('shop'));
    git(directory.resolve('shop'), 'checkout', '--quiet', '-b', 'change');
    directory.addContent({
      'shop/services/basket/catalog-info.yaml': catalogInfo('basket'),
      'shop/services/basket/id_rsa': 'a key',
    });

    const [basket, stock, several, other, unknownBase] = await Promise.all([
      run('shop/services/basket', ...rules(), '--base', 'main', '--json'),
      run(
        'shop',
        ...rules(),
        '--catalog-info=services/stock/catalog-info.yaml',
      ),
      run('shop', ...rules()),
      run('shop', ...rules(), '--entity', 'other', '--base', 'HEAD'),
      run('shop', ...rules(), '--entity', 'other', '--base', 'origin/main'),
    ]);
    expect(basket.code).toBe(1);
    expect(JSON.parse(basket.stdout)).toMatchObject({
      comparedWith: 'main',
      outcome: 'blocked',
      headlines: ['This change drops 1 check.', 'This change gains 1 check.'],
      scorecards: [{ before: 'none', after: 'none', direction: 'same' }],
      checks: [
        { id: 'has-readme', before: 'pass', after: 'pass' },
        { id: 'no-secrets', before: 'pass', after: 'fail', blocking: true },
        { id: 'owned-by-a-group', before: 'fail', after: 'pass' },
      ],
    });
    // Its files are where it says, and there is a secret among them.
    expect(stock.code).toBe(1);
    expect(stock.stdout).toContain('Looks like a secret: id_rsa');
    expect(several).toMatchObject({ code: 2, stdout: '' });
    expect(several.stderr).toContain(
      'choose one with --entity: component:default/shop, component:default/other',
    );
    // What is not committed yet counts too.
    expect(other.stdout).toContain(
      'Looks like a secret: services/basket/id_rsa',
    );
    expect(unknownBase).toMatchObject({ code: 2, stdout: '' });
    expect(unknownBase.stderr).toContain("git knows no commit 'origin/main'");
  });

  it('never takes what it cannot judge for good', async () => {
    directory.setContent({
      rules: { 'a.yaml': DEFINITIONS, 'b.yaml': ON_CALL },
      // The source of facts is a collector of the portal.
      elsewhere: { 'b.yaml': ON_CALL.replace(/^[^]*?---\n/, '') },
      broken: { 'a.yaml': DEFINITIONS.replace('levels:', 'stages:') },
      empty: {},
      visits: { 'catalog-info.yaml': catalogInfo('visits'), 'README.md': '' },
    });
    const folder = (name: string) => ['--rules', directory.resolve(name)];
    const [unknown, notThere, broken, none, nothing, noEntity, wrong, help] =
      await Promise.all([
        run('visits', ...folder('rules')),
        run('visits', ...folder('elsewhere')),
        run('visits', ...folder('broken')),
        run('visits', ...folder('empty')),
        run('visits'),
        run('rules', ...folder('rules')),
        run('visits', '--colour'),
        run('visits', '--help'),
      ]);
    expect(unknown.code).toBe(3);
    expect(unknown.stdout).toContain('Silver');
    expect(unknown.stdout).toContain('Somebody is on call: unknown (blocking)');
    expect(notThere.code).toBe(3);
    expect(notThere.stdout).toContain("there is no source 'onCall'");
    expect(broken).toMatchObject({ code: 2, stdout: '' });
    expect(broken.stderr).toMatch(/a\.yaml:\d+:\d+ /);
    expect(none.code).toBe(2);
    expect(nothing.stderr).toContain('Say where the rules are');
    expect(noEntity.stderr).toContain('There is no catalog-info.yaml');
    expect(wrong.stderr).toContain("'--colour'");
    expect([nothing.code, noEntity.code, wrong.code]).toEqual([2, 2, 2]);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('Exit codes');
  });
});
