import { filesOf } from '../__testUtils__/filesOf';
import { detectDecisions } from './decisions';

describe('detectDecisions', () => {
  it('counts records in the folders where people keep them', () => {
    for (const path of [
      'adr/1.md',
      'doc/adr/0001-x.md',
      'docs/adrs/x/y.md',
      'docs/decisions/2026-01-01-x.md',
      'docs/architecture/decisions/x.adoc',
    ]) {
      expect(detectDecisions(filesOf({ [path]: '' }))).toEqual({
        adr: true,
        adrCount: 1,
      });
    }
    expect(
      detectDecisions(
        filesOf({ 'docs/adr/template.md': '', 'src/adr/x.ts': '' }),
      ),
    ).toEqual({ adr: false, adrCount: 0 });
  });
});
