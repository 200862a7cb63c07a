import { z } from 'zod';
import { Forge } from './Forge';
import { ForgeApi, webUrlSchema } from './ForgeApi';

const PAGE_SIZE = 50;

const endSchema = z.object({
  ref: z.string(),
  repo_id: z.number().nullish(),
});
const pullSchema = z.object({
  number: z.number().int(),
  html_url: webUrlSchema,
  head: endSchema,
  base: endSchema,
});

/** Gitea and Forgejo. */
export function createGitea(options: {
  host: string;
  baseUrl: string;
  token: string;
}): Forge {
  const api = new ForgeApi({
    ...options,
    headers: { Authorization: `token ${options.token}` },
  });
  return {
    async find({ base, branch, repository }, signal) {
      // Its search by branches also finds closed ones, and no other filters so.
      for (let page = 1; ; page++) {
        const pulls = await api.get(
          `/repos/${repository}/pulls`,
          { state: 'open', page: String(page), limit: String(PAGE_SIZE) },
          z.array(pullSchema),
          signal,
        );
        const found = pulls.find(
          pull =>
            pull.head.ref === branch &&
            pull.base.ref === base &&
            pull.head.repo_id === pull.base.repo_id,
        );
        // A server may give fewer than it is asked for.
        if (found || pulls.length === 0) {
          return found && toPullRequest(found);
        }
      }
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
