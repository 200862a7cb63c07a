import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { symlink } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { createLogger, transports } from 'winston';
import { NodeGenerator } from './NodeGenerator';

type Content = Parameters<
  ReturnType<typeof createMockDirectory>['setContent']
>[0];

const repository = createMockDirectory();
const output = createMockDirectory();
const outside = createMockDirectory({ content: { 'secret.md': '# Secret' } });

/** Builds the documentation of a repository with these files. */
async function generate(
  content: Content,
  prepare: () => Promise<void> = async () => {},
) {
  output.clear();
  repository.setContent(content);
  await prepare();

  const log = new PassThrough();
  const logger = createLogger({
    transports: [new transports.Stream({ stream: log })],
  });
  await NodeGenerator.create(
    mockServices.rootConfig(),
    mockServices.logger.mock(),
  ).run({
    inputDir: repository.path,
    outputDir: output.path,
    logger,
    etag: 'etag-1',
    siteOptions: { name: 'Entity title' },
  });

  const files = flatten(output.content() ?? {});
  return {
    files,
    json: (path: string) => JSON.parse(files[path]),
    warnings: String(log.read() ?? ''),
  };
}

function flatten(content: object, folder: string = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(content).flatMap(([name, value]) =>
      typeof value === 'string' || Buffer.isBuffer(value)
        ? [[`${folder}${name}`, value.toString()]]
        : Object.entries(flatten(value, `${folder}${name}/`)),
    ),
  );
}

describe('NodeGenerator', () => {
  it('builds the pages, the menus, the search index and the metadata', async () => {
    const { files, json, warnings } = await generate({
      'mkdocs.yml': `
site_name: Visits & more
site_description: How visits work
docs_dir: documentation
repo_url: https://github.com/example/visits
edit_uri: blob/main/documentation
theme: { name: material }
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
nav:
  - Start: index.md
  - Guide:
      - guide/first steps.md
      - Missing: guide/none.md
      - Deeper:
          - Decisions: guide/adr/README.md
  - Status: https://status.example.org/?a=1&b=2
`,
      documentation: {
        'index.md': `---
owner: somebody
---
# Visits

Read the [first steps](<guide/first steps.md#second-part>), the [decisions](guide/adr/),
the [data](guide/data.yaml), the [readme](../README.md#use), the
[status](https://status.example.org) or [nothing](none.md).

![A chart](guide/chart.png)

| state | means |
| ----- | ----- |
| new   | \`<b>\` |

\`\`\`yaml title="config"
visits: <many>
\`\`\`

## Links

!!! Warning "Take **care**"
    Inside.

    - a list

Outside.

## Links

### Deep

Ünïcode
`,
        guide: {
          'first steps.md':
            '# First steps\n\nHome: [start](../index.md)\n\n## Second part\n\nText.',
          'data.yaml': 'a: 1',
          'chart.png': 'pixels',
          adr: { 'README.md': 'No heading here.' },
        },
        'not-listed.md': '# Not listed',
      },
    });

    expect(Object.keys(files).sort()).toEqual([
      expect.stringMatching(
        /^assets\/stylesheets\/main\.[0-9a-f]{8}\.min\.css$/,
      ),
      'guide/adr/index.html',
      'guide/chart.png',
      'guide/data.yaml',
      'guide/first steps/index.html',
      'index.html',
      'not-listed/index.html',
      'search/search_index.json',
      'techdocs_metadata.json',
    ]);
    expect(files['guide/chart.png']).toBe('pixels');
    expect(json('techdocs_metadata.json')).toEqual({
      site_name: 'Visits & more',
      site_description: 'How visits work',
      build_timestamp: expect.any(Number),
      etag: 'etag-1',
      files: expect.arrayContaining(Object.keys(files)),
    });

    const home = files['index.html'];
    expect(home).toMatch(
      /<link rel="stylesheet" href="assets\/stylesheets\/main\.[0-9a-f]{8}\.min\.css">/,
    );
    expect(home).toContain('aria-label="Visits &amp; more"');
    expect(home).not.toContain('owner: somebody');
    // Links, from file to file in the repository, from page to page here.
    expect(home).toContain('<a href="guide/first%20steps/#second-part">');
    expect(home).toContain('<a href="guide/adr/">decisions</a>');
    expect(home).toContain('<a href="guide/data.yaml" download="">data</a>');
    expect(home).toContain(
      '<a href="https://github.com/example/visits/blob/main/README.md#use">',
    );
    expect(home).toContain('<a href="https://status.example.org">status</a>');
    expect(home).toContain('<img src="guide/chart.png" alt="A chart">');
    // Text
    expect(home).toContain('<td><code>&lt;b&gt;</code></td>');
    expect(home).toContain(
      '<pre><code tabindex="0" class="language-yaml">visits: &lt;many&gt;',
    );
    expect(home).toMatch(
      /<div class="admonition warning">\s*<p class="admonition-title">Take <strong>care<\/strong><\/p>\s*<p>Inside\.<\/p>\s*<ul>\s*<li>a list<\/li>\s*<\/ul>\s*<\/div>\s*<p>Outside\.<\/p>/,
    );
    expect(home).toMatch(
      /<h2 id="links">Links<a class="headerlink" href="#links"[^>]*>#<\/a><\/h2>/,
    );
    // The headings of the page, one list within the other.
    expect(home).toMatch(
      /href="#links"[\s\S]*?<li class="md-nav__item">\s*<a class="md-nav__link" href="#links_1">[^\n]*\s*<ul class="md-nav__list">\s*<li class="md-nav__item">\s*<a class="md-nav__link" href="#deep">/,
    );
    expect(home).toMatch(
      /class="md-nav__item md-nav__item--active">\s*<a class="md-nav__link md-nav__link--active" href="\.\/" aria-current="page">/,
    );
    expect(home).toContain('href="https://status.example.org/?a=1&amp;b=2"');
    expect(home).toMatch(
      /md-footer__link--next" href="guide\/first%20steps\/"/,
    );
    expect(home).not.toContain('md-footer__link--prev');
    expect(home).not.toContain('Missing');

    const steps = files['guide/first steps/index.html'];
    expect(steps).toContain('<a href="../../">start</a>');
    expect(steps).toMatch(
      /<input [^>]*id="__nav_2" checked>[\s\S]*<input [^>]*id="__nav_2_2">/,
    );
    expect(files['guide/adr/index.html']).toContain('<title>README - Visits');

    expect(json('search/search_index.json').docs).toEqual(
      expect.arrayContaining([
        {
          location: '',
          title: 'Visits',
          text: expect.stringContaining('state means new &lt;b&gt;'),
        },
        {
          location: '#links',
          title: 'Links',
          text: 'Take care Inside. a list Outside.',
        },
        { location: '#links_1', title: 'Links', text: '' },
        { location: '#deep', title: 'Deep', text: 'Ünïcode' },
        { location: 'guide/adr/', title: 'README', text: 'No heading here.' },
        {
          location: 'guide/first steps/#second-part',
          title: 'Second part',
          text: 'Text.',
        },
      ]),
    );
    expect(warnings).toContain('index.md links to none.md');
    expect(warnings).toContain('nav lists guide/none.md');
  });

  it('follows the folders where nav is missing, and does without mkdocs.yml', async () => {
    const { files, json, warnings } = await generate({
      docs: {
        'zebra.md': '# Zebra',
        'README.md': '# Left out',
        'index.md': '# Welcome',
        'another-page.md': 'No heading',
        'short-decisions': { '0001-first.md': '# 1. First' },
      },
    });

    const titles = files['index.html'].matchAll(
      /class="md-ellipsis">([^<]*)</g,
    );
    expect(Array.from(titles, ([, title]) => title)).toEqual([
      'Welcome',
      'Another page',
      'Zebra',
      'Short decisions',
      '1. First',
      'Another page',
    ]);
    expect(json('techdocs_metadata.json').site_name).toBe('Entity title');
    expect(warnings).toContain(
      'README.md is left out: index.md has the same address',
    );
  });

  it('lets no document run code, or stand in for a file of its own', async () => {
    const { files, json, warnings } = await generate({
      'mkdocs.yml': 'site_name: <script>site</script>',
      docs: {
        'index.md': `# <script>heading</script>

<script>alert(1)</script> <img src=x onerror=alert(1)>

[link](javascript:alert(1)) ![image](data:text/html,x)

\`\`\`"><script>language</script>
\`\`\`
`,
        'page.html': '<script>alert(1)</script>',
        '.hidden.md': '# Hidden',
        'techdocs_metadata.json': '{"site_name":"Mine"}',
        search: { 'search_index.json': '[]' },
      },
    });

    expect(Object.keys(files).filter(path => path.endsWith('.html'))).toEqual([
      'index.html',
    ]);
    expect(files['index.html']).not.toMatch(/<script|<img|href="javascript:/);
    expect(files['index.html']).toContain(
      '&lt;script&gt;alert(1)&lt;/script&gt;',
    );
    expect(json('techdocs_metadata.json').site_name).toBe(
      '<script>site</script>',
    );
    expect(json('search/search_index.json').docs).toHaveLength(1);
    expect(warnings).toContain('docs/page.html is left out');
  });

  it('reads nothing outside of the documentation folder', async () => {
    const { files, warnings } = await generate(
      { docs: { 'index.md': '# Welcome' }, 'private.md': '# Private' },
      async () => {
        await symlink(outside.path, repository.resolve('docs/folder'));
        await symlink(
          outside.resolve('secret.md'),
          repository.resolve('docs/file.md'),
        );
      },
    );
    expect(Object.values(files).join('\n')).not.toContain('Secret');
    expect(warnings).toContain('docs/folder is left out');
    expect(warnings).toContain('docs/file.md is left out');

    for (const docsDir of ['../docs', '.', outside.path, 'docs/../..']) {
      await expect(
        generate({ 'mkdocs.yml': `docs_dir: ${docsDir}` }),
      ).rejects.toThrow(/^mkdocs.yml: docs_dir must be a folder below/);
    }
    await expect(
      generate({ 'mkdocs.yml': 'docs_dir: link' }, async () =>
        symlink(outside.path, repository.resolve('link')),
      ),
    ).rejects.toThrow(/must not lead through a symbolic link/);
    await expect(
      generate({}, async () =>
        symlink(outside.resolve('secret.md'), repository.resolve('mkdocs.yml')),
      ),
    ).rejects.toThrow('mkdocs.yml must be a file, not a link or a folder');
  });

  it.each([
    ['site_name: [', /^mkdocs.yml is not valid YAML: .* at line 1, column 13/],
    ['- site_name', /^mkdocs.yml must be a map of settings/],
    ['site_name: 3', /^mkdocs.yml: site_name must be a string/],
    ['docs_dir: []', /^mkdocs.yml: docs_dir must be a string/],
    ['docs_dir: none', /^There is no folder 'none'/],
    ['repo_url: x\nedit_uri: y', /^mkdocs.yml: repo_url must be an address/],
    ['nav: index.md', /^mkdocs.yml: nav must be a list of pages/],
    ['nav: [3]', /^mkdocs.yml: nav\[0\] must be a page/],
    ['nav: [{ a: x.md, b: y.md }]', /^mkdocs.yml: nav\[0\] must be a page/],
    ['nav: [{ Guide: [{ Deep: }] }]', /nav\[0\]\.Guide\[0\]\.Deep must be/],
    [
      'nav: &a [{ A: *a }]',
      /^mkdocs.yml is not valid YAML: Alias resolution is disabled/,
    ],
  ])('tells what is wrong in mkdocs.yml: %s', async (settings, message) => {
    await expect(
      generate({ 'mkdocs.yml': settings, docs: { 'index.md': '' } }),
    ).rejects.toThrow(message);
  });

  it('refuses documentation without a first page, or too much of it', async () => {
    await expect(generate({ docs: { 'a.md': '# A' } })).rejects.toThrow(
      'The documentation has no first page',
    );
    await expect(
      generate({ docs: { 'index.md': 'x'.repeat(512 * 1024 + 1) } }),
    ).rejects.toThrow('docs/index.md is larger than 512 KiB');
    await expect(
      generate({ 'mkdocs.yml': `x: ${'y'.repeat(256 * 1024)}` }),
    ).rejects.toThrow('mkdocs.yml is larger than 256 KiB');
    await expect(
      generate({ 'mkdocs.yml': `nav: ${'[{a: '.repeat(50_000)}` }),
    ).rejects.toThrow('mkdocs.yml is not valid YAML');
    const many = Array.from({ length: 1001 }, (_, i) => [`${i}.md`, '']);
    await expect(generate({ docs: Object.fromEntries(many) })).rejects.toThrow(
      'docs has more than 1000 files or 50 MiB',
    );
  });
});
