import { spawn } from 'node:child_process';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';

/** A git server that makes a repository for whoever shows the right header. */
export async function startGitServer(options: {
  /** Of bare repositories that may be pushed to. */
  root: string;
  authorization: string;
}): Promise<{
  url: string;
  /** What was shown to it, by whoever asked. */
  seen: Set<string | undefined>;
  stop: () => Promise<void>;
}> {
  const seen = new Set<string | undefined>();
  const server = createServer((request, response) => {
    const { authorization } = request.headers;
    seen.add(authorization);
    if (authorization !== options.authorization) {
      // It says more than it should.
      response.writeHead(403, { 'Content-Type': 'text/plain' });
      response.end(`not with ${authorization}`);
      return;
    }
    answerByGit(options.root, request, response);
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') {
        reject(new Error('The server has no port'));
      } else {
        resolve(address.port);
      }
    });
  });
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Hands a request over to git's own server, by the rules of CGI. */
function answerByGit(
  root: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const child = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env.PATH,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'http.receivepack',
      GIT_CONFIG_VALUE_0: 'true',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      PATH_INFO: decodeURIComponent(url.pathname),
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
    },
  });
  request.pipe(child.stdin);
  const output: Buffer[] = [];
  child.stdout.on('data', chunk => output.push(chunk));
  child.on('close', () => {
    const all = Buffer.concat(output);
    const end = all.indexOf('\r\n\r\n');
    const headers = all.subarray(0, end).toString('utf8').split('\r\n');
    for (const header of headers) {
      const [name, value] = header.split(': ');
      if (name === 'Status') {
        response.statusCode = Number(value.slice(0, 3));
      } else {
        response.setHeader(name, value);
      }
    }
    response.end(all.subarray(end + 4));
  });
}
