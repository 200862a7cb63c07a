import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';

/** The merge requests of a GitLab, in memory. */
export async function startGitlab() {
  const opened: Array<{ title: string; source_branch: string }> = [];
  let isBroken = false;
  const server = createServer(async (req, res) => {
    let body = '';
    for await (const chunk of req) {
      body += chunk;
    }
    const toJson = (index: number) => ({
      iid: index + 1,
      web_url: `https://gitlab.example/merge_requests/${index + 1}`,
    });
    const answer = () => {
      if (isBroken) {
        return [503, { message: 'in maintenance' }];
      }
      if (req.method === 'POST') {
        return [201, toJson(opened.push(JSON.parse(body)) - 1)];
      }
      const { searchParams } = new URL(req.url ?? '', 'http://localhost');
      const branch = searchParams.get('source_branch');
      const found = opened.findIndex(
        ({ source_branch }) => source_branch === branch,
      );
      return [200, found < 0 ? [] : [toJson(found)]];
    };
    const [status, json] = answer();
    res.writeHead(Number(status), { 'Content-Type': 'application/json' });
    res.end(JSON.stringify(json));
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    opened,
    url: `http://127.0.0.1:${port}/api/v4`,
    setBroken: (value: boolean) => {
      isBroken = value;
    },
    stop: () => new Promise(resolve => server.close(resolve)),
  };
}
