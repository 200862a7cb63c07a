import http from 'node:http';

export interface RawAnswer {
  status: number;
  /** Names and values as sent, without those of the connection. */
  headers: string[][];
  body: Buffer;
}

const OF_THE_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding'];

/** Sends exactly this request, and gives back exactly what was answered. */
export async function ask(
  url: string,
  method: string,
  headers: string[] = [],
  body?: Buffer,
): Promise<RawAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<http.IncomingMessage>();
  const { host, hostname, port } = new URL(url);
  const path = url.slice(url.indexOf('/', 'http://'.length));
  http
    .request({ hostname, port, path, method, headers: ['host', host, ...headers], agent: false })
    .on('response', resolve)
    .on('error', reject)
    .end(body);
  const response = await promise;
  return {
    status: response.statusCode ?? 0,
    headers: pairs(response.rawHeaders).filter(
      ([name = '']) => !OF_THE_CONNECTION.includes(name.toLowerCase()),
    ),
    body: await readAll(response),
  };
}

export async function readAll(message: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export function pairs(flat: string[]): string[][] {
  return flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1] ?? '']] : []));
}
