import { filesOf, folderOf } from '../__testUtils__/filesOf';
import { detectCodeowners } from './codeowners';

describe('detectCodeowners', () => {
  it.each<[string, string, string, boolean]>([
    ['a rule for everything', '* @a', '', true],
    ['a rule for files of one kind', '*.ts @a', '', false],
    ['a rule without owners', '* @a\n* # nobody', '', false],
    ['owners of a section', '[Docs][2] @docs\n*\n', '', true],
    ['a section without owners', '^[Docs]\n*\n', '', false],
    ['a folder above', 'plugins/ @a', 'plugins/visits', true],
    ['a folder with a wildcard', '/plugins/*/ @a', 'plugins/visits', true],
    ['files of a folder only', '/plugins/visits/* @a', 'plugins/visits', false],
    ['all of a folder', '/plugins/visits/** @a', 'plugins/visits', true],
    ['a folder anywhere', 'visits @a', 'plugins/visits', true],
    ['another folder', '/visits/ @a', 'plugins/visits', false],
    ['a folder taken away', '* @a\n/plugins/visits/', 'plugins/visits', false],
    [
      'a pattern made to be slow',
      `/${'a*'.repeat(40)}b/ @a`,
      'a'.repeat(200),
      false,
    ],
  ])('%s', async (_, text, folder, codeownersCoversAll) => {
    const owners = { CODEOWNERS: text };
    const files =
      folder === ''
        ? filesOf(owners)
        : filesOf({ a: '' }, { folder, parents: [folderOf(owners)] });
    await expect(detectCodeowners(files)).resolves.toEqual({
      codeowners: true,
      codeownersCoversAll,
    });
  });
});
