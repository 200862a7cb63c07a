import { filesOf } from '../__testUtils__/filesOf';
import { detectTests } from './tests';

describe('detectTests', () => {
  it('tells tests from source in several languages', () => {
    const tests = [
      'cmd/main_test.go',
      'src/test/java/care/VisitIT.java',
      'src/VisitTests.cs',
      'tests/helpers.py',
      'app/test_visit.py',
      'spec/visit_spec.rb',
      'web/Visit.spec.tsx',
      'e2e/visit.ts',
    ];
    const source = [
      'cmd/main.go',
      'src/main/java/care/Contest.java',
      'latest/visit.py',
      'web/Visit.tsx',
    ];
    const neither = ['web/types.d.ts', 'tests/data.json', 'README.md'];
    expect(
      detectTests(
        filesOf(
          Object.fromEntries(
            [...tests, ...source, ...neither].map(path => [path, '']),
          ),
        ),
      ),
    ).toEqual({
      tests: true,
      testFiles: tests.length,
      sourceFiles: source.length,
    });
  });
});
