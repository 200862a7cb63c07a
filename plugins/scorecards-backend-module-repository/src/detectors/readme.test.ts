import { filesOf } from '../__testUtils__/filesOf';
import { detectReadme } from './readme';

describe('detectReadme', () => {
  it.each<[string, Record<string, string | undefined>, object]>([
    [
      'prefers the Markdown file, and takes a link, badge and emoji off a heading',
      {
        'README.rst': 'Other\n=====\n',
        'readme.md':
          '<!--\n# hidden\n-->\n[Visits](https://x.y) ![badge](z) 🚀\n===\ntext\n\n- item\n---\n',
      },
      { readmeSections: ['visits'] },
    ],
    [
      'reads other kinds of mark-up',
      { 'README.adoc': '= Visits\n\n== On call\n' },
      { readmeSections: ['visits', 'on call'], readmeWords: 3 },
    ],
    [
      'keeps at most 50 headings, each cut short',
      { 'README.md': `# ${'a'.repeat(400)}\n`.repeat(60) },
      { readmeSections: Array(50).fill('a'.repeat(100)) },
    ],
    [
      'survives a README made to be slow',
      { 'README.md': `${'<!--'.repeat(50_000)}\n# ${' '.repeat(50_000)}x` },
      { readme: true },
    ],
  ])('%s', async (_, contents, expected) => {
    await expect(detectReadme(filesOf(contents))).resolves.toMatchObject(
      expected,
    );
  });

  it('does not know what is in a README that cannot be read', async () => {
    await expect(
      detectReadme(filesOf({ 'README.md': undefined })),
    ).resolves.toEqual({ readme: true });
  });
});
