import { TaskSecrets } from '@backstage/plugin-scaffolder-node';
import { assertNoSecrets } from './assertNoSecrets';

describe('assertNoSecrets', () => {
  it('takes a dry run that nobody signed in for', () => {
    const secrets = JSON.parse('{}') as TaskSecrets;
    expect(() =>
      assertNoSecrets({
        answers: { name: 'visits' },
        secrets: Object.assign(secrets, { backstageToken: undefined }),
      }),
    ).not.toThrow();
  });
});
