import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { readAll } from './raw-http.ts';

export interface SeenRequest {
  method: string;
  url: string;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

/** Something that answers as the old path would, and remembers what it was asked. */
export async function startMonolith(
  answer: (request: SeenRequest, response: http.ServerResponse) => void,
) {
  const seen: SeenRequest[] = [];
  const server = http.createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    const asked = { method, url, headers, body: await readAll(request) };
    seen.push(asked);
    answer(asked, response);
  });
  await new Promise<void>(resolve => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    seen,
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

/** Answers every request with this JSON document. */
export function json(document: unknown, status = 200) {
  return (_request: SeenRequest, response: http.ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(document));
  };
}
