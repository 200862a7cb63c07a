import { type Persona, signIn } from '../../packages/app/e2e-tests/support';
import { testSignedIn } from '../../plugins/scorecards/e2e-tests/testSignedIn';

/** Tests of the person who stands for a role, who signs in once. */
export function testAs(persona: Persona) {
  return testSignedIn(page => signIn(page, persona));
}
