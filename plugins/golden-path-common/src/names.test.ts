import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkServiceName } from './names';

describe('checkServiceName', () => {
  it.each(['visits-api', 'ehr', 'fhir-r4-bridge', 'a1b', 'hello-world'])(
    'takes %s',
    name => {
      expect(checkServiceName(name)).toEqual({ ok: true });
    },
  );

  it.each([
    ['', undefined, 'must have 3 to 40 characters, and has 0'],
    ['ab', 'ab-service', 'must have 3 to 40 characters, and has 2'],
    ['x'.repeat(41), 'x'.repeat(40), '3 to 40 characters, and has 41'],
    ['VisitsApi', 'visits-api', 'lower-case words'],
    ['visits_api', 'visits-api', 'lower-case words'],
    ['visits--api', 'visits-api', 'lower-case words'],
    ['-visits-', 'visits', 'lower-case words'],
    ['2fast', 'fast', 'lower-case words'],
    ['Über Größe', 'uber-gro-e', 'lower-case words'],
    ['漢字漢字', undefined, 'lower-case words'],
    ['visits.api', 'visits-api', 'lower-case words'],
    ['../../etc', 'etc', 'lower-case words'],
    ['node_modules', 'node-modules-service', 'lower-case words'],
    ['visits\n', 'visits', 'lower-case words'],
  ])('refuses %j by the convention', (name, suggestion, reason) => {
    expect(checkServiceName(name)).toEqual({
      ok: false,
      rule: 'convention',
      reason: expect.stringContaining(reason),
      suggestion,
    });
  });

  it.each([
    ['localhost', 'is the name of the machine itself'],
    ['api', 'is a host name'],
    ['www', 'is a host name'],
    ['default', 'belongs to Kubernetes'],
    ['stream', 'is a folder or a module of Node.js'],
    ['con', 'cannot be the name of a file on Windows'],
    ['com7', 'cannot be the name of a file on Windows'],
    ['true', 'is read as a value'],
    ['production', 'is the name of an environment'],
  ])('reserves %s', (name, reason) => {
    expect(checkServiceName(name)).toEqual({
      ok: false,
      rule: 'reserved',
      reason: expect.stringContaining(`'${name}' ${reason}`),
      suggestion: `${name}-service`,
    });
  });

  it('reserves prefixes', () => {
    expect(checkServiceName('kube-proxy')).toMatchObject({
      rule: 'reserved',
      suggestion: undefined,
    });
  });

  it('takes the names of all services in the example', () => {
    const folder = resolve(
      __dirname,
      '../../../examples/virtual-care/repositories',
    );
    const names = readdirSync(folder);
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter(name => !checkServiceName(name).ok)).toEqual([]);
  });
});
