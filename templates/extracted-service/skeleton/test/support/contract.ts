import { health } from '../../src/features/health.ts';
import { newPath } from '../../src/features/new-path.ts';
import { buildTestApp } from './app.ts';

/** The contract of the service, as openapi.json has it: the same whichever path answers. */
export async function describeContract(): Promise<string> {
  const { app } = await buildTestApp({ features: [health, ...newPath] });
  const contract = app.swagger();
  await app.close();
  return `${JSON.stringify(contract, undefined, 2)}\n`;
}
