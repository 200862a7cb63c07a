import { buildTestApp } from './app.ts';

/** The contract of the running application, as openapi.json has it. */
export async function describeContract(): Promise<string> {
  const { app } = await buildTestApp();
  const contract = app.swagger();
  await app.close();
  return `${JSON.stringify(contract, undefined, 2)}\n`;
}
