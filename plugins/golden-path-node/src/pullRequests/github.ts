import { z } from 'zod';
import { Forge } from './Forge';
import { ForgeApi, webUrlSchema } from './ForgeApi';

const pullSchema = z.object({
  number: z.number().int(),
  html_url: webUrlSchema,
  head: z.object({ ref: z.string() }),
});

/** GitHub and GitHub Enterprise Server. */
export function createGithub(options: {
  host: string;
  baseUrl: string;
  token: string;
}): Forge {
  const api = new ForgeApi({
    ...options,
    headers: {
      Accept: 'application/vnd.github+json',
      Authorization: `Bearer ${options.token}`,
      'X-GitHub-Api-Version': '2022-11-28',
    },
  });
  return {
    async find({ base, branch, repository }, signal) {
      const [owner] = repository.split('/');
      const pulls = await api.get(
        `/repos/${repository}/pulls`,
        { state: 'open', head: `${owner}:${branch}`, base },
        z.array(pullSchema),
        signal,
      );
      const found = pulls.find(({ head }) => head.ref === branch);
      return found && toPullRequest(found);
    },

    async create({ base, body, branch, repository, title }, signal) {
      const created = await api.post(
        `/repos/${repository}/pulls`,
        { title, body, head: branch, base },
        pullSchema,
        signal,
      );
      return toPullRequest(created);
    },
  };
}

function toPullRequest({ html_url, number }: z.output<typeof pullSchema>) {
  return { url: html_url, number };
}
