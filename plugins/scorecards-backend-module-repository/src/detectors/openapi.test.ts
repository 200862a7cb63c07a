import { filesOf } from '../__testUtils__/filesOf';
import { detectOpenapi } from './openapi';

describe('detectOpenapi', () => {
  it.each<[string, Record<string, string | undefined>, string | undefined]>([
    ['JSON', { 'swagger.json': '{\n  "swagger": "2.0"}' }, '2.0'],
    [
      'minified JSON',
      { 'v1.openapi.json': '{"info":{},"openapi":"3.0.3"}' },
      '3.0.3',
    ],
    [
      'one that is none before one that is',
      {
        'openapi.yaml': 'extends: x',
        'openapi/visits.yml': 'openapi: "3.1.0"',
      },
      '3.1.0',
    ],
    [
      'the word alone',
      { 'docs/openapi.yaml': 'text: |\n  openapi: 3.0.0' },
      undefined,
    ],
    ['a binary file', { 'openapi.json': undefined }, undefined],
  ])('%s', async (_, contents, openapiVersion) => {
    await expect(detectOpenapi(filesOf(contents))).resolves.toEqual({
      openapi: openapiVersion !== undefined,
      openapiVersion,
    });
  });
});
