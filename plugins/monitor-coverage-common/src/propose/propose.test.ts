import { stringify } from 'yaml';
import { addRules, addRuleTests } from '.';

const path = 'rules/visits.yaml';
const rule = (alert: string, expr = 'up == 0') => ({ alert, expr });
const file = (name: string, ...rules: object[]) =>
  stringify({ groups: [{ name, rules }] });

describe('addRules', () => {
  it('is the whole file where there is none, or an empty one', () => {
    const rules = file('visits', rule('A'));
    expect(addRules({ path }, rules)).toBe(rules);
    expect(addRules({ path, text: '\n' }, rules)).toBe(rules);
  });

  it('keeps what people wrote, to the letter where nothing is new', () => {
    const text = `# Ours\ngroups:\n- name: visits   # of the team\n  rules:\n  - expr: "up == 0"\n    alert: A\n`;
    expect(addRules({ path, text }, file('visits', rule('A')))).toBe(text);

    const extended = addRules(
      { path, text },
      file('visits', rule('A'), rule('B')),
    );
    expect(extended).toContain('# Ours\n');
    expect(extended).toContain('# of the team');
    expect(extended.match(/alert: \w/g)).toEqual(['alert: A', 'alert: B']);
    expect(addRules({ path, text: extended }, file('visits', rule('B')))).toBe(
      extended,
    );

    const other = addRules({ path, text }, file('more', rule('A')));
    expect(other.match(/name: \w+/g)).toEqual(['name: visits', 'name: more']);
    expect(addRules({ path, text: 'groups:\n' }, file('more', rule('A')))).toBe(
      file('more', rule('A')),
    );
  });

  it.each([
    [
      'another rule of the name',
      file('visits', rule('A', 'up == 1')),
      'has another rule A in its group visits',
    ],
    ['no YAML', 'groups: [', 'is no YAML that can be read'],
    ['no mapping', '- a', 'is no YAML that can be read'],
    ['no rule file', 'groups: 3', "has a 'groups' that is wrong"],
  ])('refuses a file with %s', (_, text, message) => {
    expect(() => addRules({ path, text }, file('visits', rule('A')))).toThrow(
      new RegExp(`^The file ${path}.*${message}.*change it by hand$`),
    );
  });
});

describe('addRuleTests', () => {
  const tests = (files: string[], ...names: string[]) =>
    stringify({ rule_files: files, tests: names.map(name => ({ name })) });

  it('adds what is not there yet', () => {
    const text = tests(['a.yaml'], 'fires');
    expect(addRuleTests({ path }, text)).toBe(text);
    expect(addRuleTests({ path, text }, text)).toBe(text);
    expect(
      addRuleTests(
        { path, text },
        tests(['a.yaml', 'b.yaml'], 'fires', 'rests'),
      ),
    ).toBe(tests(['a.yaml', 'b.yaml'], 'fires', 'rests'));
    expect(addRuleTests({ path, text: 'tests: []\n' }, text)).toContain(
      '- a.yaml',
    );
  });
});
