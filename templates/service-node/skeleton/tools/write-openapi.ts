import { writeFileSync } from 'node:fs';
import { describeContract } from '../test/support/contract.ts';

writeFileSync('openapi.json', await describeContract());
