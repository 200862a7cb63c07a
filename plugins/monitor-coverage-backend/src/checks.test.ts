import {
  compileDefinitions,
  parseDefinitions,
} from '@guildhall/plugin-scorecards-common';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { monitorCoverageSource } from './facts/source';
import { signalOf } from './waivers/SignalExemption';

const FOLDER = resolve(__dirname, '../../../examples/virtual-care/scorecards');

describe('the checks of the example', () => {
  it.each(['monitor-coverage.yaml', 'monitor-signals.yaml'])(
    'read the facts that are pushed: %s',
    name => {
      const parsed = parseDefinitions({
        location: name,
        text: readFileSync(resolve(FOLDER, name), 'utf8'),
      });
      const { checks, problems } = compileDefinitions({
        documents: parsed.documents,
        sources: [monitorCoverageSource],
      });
      // Their own tests are among what would be a problem.
      expect([...parsed.problems, ...problems]).toEqual([]);
      expect(checks.length).toBeGreaterThan(0);
    },
  );

  it('are called as exemptions are looked for', () => {
    const text = readFileSync(resolve(FOLDER, 'monitor-signals.yaml'), 'utf8');
    const ids = [...text.matchAll(/^id: (.*)$/gm)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(10);
    expect(ids.filter(id => !signalOf(id))).toEqual([]);
  });
});
