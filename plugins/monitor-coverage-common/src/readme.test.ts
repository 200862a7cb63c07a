import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { monitorCoveragePermissions } from './permissions';
import { findingKinds, rungs } from './vocabulary';

const readme = readFileSync(resolve(__dirname, '../README.md'), 'utf8');

describe('the README', () => {
  it.each([
    ['permission', monitorCoveragePermissions.map(({ name }) => name)],
    ['finding', findingKinds],
    ['rung', rungs.slice(1)],
  ])('has every %s', (_, names) => {
    expect(names.filter(name => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});
