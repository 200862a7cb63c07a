import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compileDefinitions } from './compileDefinitions';
import { parseDefinitions } from './parseDefinitions';

const location = 'docs/rule-language.md';
const text = readFileSync(resolve(__dirname, '../../../..', location), 'utf8');

function blocksOf(language: string): string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm');
  return [...text.matchAll(fence)].map(([, block]) => block);
}

/** The code in a column of the table that has this heading. */
function tableColumn(table: string, column: string): string[] {
  const lines = text.split('\n');
  const first = lines.findIndex(line => line.startsWith(`| ${table} `));
  const length = lines.slice(first).findIndex(line => !line.startsWith('|'));
  const [headings, , ...rows] = lines
    .slice(first, first + length)
    .map(line => line.split(/(?<!\\)\|/).map(cell => cell.trim()));
  return rows.map(row =>
    row[headings.indexOf(column)].replace(/\\\|/g, '|').slice(1, -1),
  );
}

// Some examples are only those fields of a check that they are about.
let fragments = 0;
function completed(block: string): string {
  return block.startsWith('apiVersion:')
    ? block
    : `apiVersion: guildhall.dev/v1alpha1
kind: Check
id: example-${fragments++}
title: Example
description: An example.
owner: examples
${block}`;
}

const parsed = parseDefinitions({
  text: blocksOf('yaml').map(completed).join('---\n'),
  location,
});
const compiled = compileDefinitions({
  documents: parsed.documents,
  sources: [],
});

function problemsOf(rule: string): string[] {
  const compilation = compiled.environment.compileRule(rule);
  return compilation.ok
    ? []
    : compilation.problems.map(({ message }) => message);
}

describe('the documentation of the rule language', () => {
  it('shows definitions that load, with tests that pass', () => {
    expect([...parsed.problems, ...compiled.problems]).toEqual([]);
    expect(compiled.checks).toHaveLength(6);
    expect(compiled.scorecards).toHaveLength(1);
  });

  it.each(
    blocksOf('cel').flatMap(block =>
      block.split('\n').filter(line => line && !line.startsWith('//')),
    ),
  )('shows rules that load: %s', rule => {
    expect(problemsOf(rule)).toEqual([]);
  });

  it.each(tableColumn('Function', 'Example'))(
    'shows functions with rules that load: %s',
    rule => {
      expect(problemsOf(rule)).toEqual([]);
    },
  );

  const messages = tableColumn('The rule', 'is refused with');
  const mistakes = tableColumn('The rule', 'The rule').map(
    (rule, index) => [rule, messages[index]] as const,
  );

  it.each(mistakes)('shows what is wrong with %s', (rule, message) => {
    expect(problemsOf(rule)).toEqual([message]);
  });

  it('has examples of each sort', () => {
    expect(blocksOf('cel')).toHaveLength(3);
    expect(mistakes).toHaveLength(15);
  });
});
