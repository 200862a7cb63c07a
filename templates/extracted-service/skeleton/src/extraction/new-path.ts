import { Readable } from 'node:stream';
import type { App } from '../http/types.ts';
import type { AnswerPath } from './answer.ts';
import { endToEnd, type Header } from './headers.ts';

/** Asks the application that has the slice's own routes; it runs in this process. */
export function createNewPath(app: App): AnswerPath {
  return async call => {
    const response = await app.inject({
      method: call.method,
      url: call.url,
      headers: joined(call.headers),
      payload: call.body,
    });
    return {
      status: response.statusCode,
      headers: endToEnd(Object.entries(response.headers).flatMap(separate)),
      body: Readable.from([response.rawPayload]),
    };
  };
}

/** Several headers of one name are one list (RFC 9110, section 5.3). */
function joined(headers: readonly Header[]): Record<string, string> {
  const byName: Record<string, string> = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    byName[key] = key in byName ? `${byName[key]}, ${value}` : value;
  }
  return byName;
}

function separate([name, value]: [string, string[] | string | number | undefined]): Header[] {
  const values = Array.isArray(value) ? value : [value];
  return values.filter(each => each !== undefined).map(each => [name, String(each)]);
}
