import { z } from 'zod';
import { Forge, Proposal } from './Forge';
import { ForgeApi, webUrlSchema } from './ForgeApi';

const mergeRequestSchema = z.object({
  iid: z.number().int(),
  web_url: webUrlSchema,
  source_project_id: z.number().nullish(),
  target_project_id: z.number().nullish(),
});

/** GitLab, whose merge requests are pull requests. */
export function createGitlab(options: {
  host: string;
  baseUrl: string;
  token: string;
}): Forge {
  const api = new ForgeApi({
    ...options,
    headers: { Authorization: `Bearer ${options.token}` },
  });
  return {
    async find(proposal, signal) {
      const { base, branch } = proposal;
      const open = await api.get(
        pathOf(proposal),
        { state: 'opened', source_branch: branch, target_branch: base },
        z.array(mergeRequestSchema),
        signal,
      );
      // A fork may have a branch of the same name.
      const found = open.find(
        ({ source_project_id, target_project_id }) =>
          source_project_id === target_project_id,
      );
      return found && toPullRequest(found);
    },

    async create(proposal, signal) {
      const { base, body, branch, title } = proposal;
      const created = await api.post(
        pathOf(proposal),
        {
          title,
          description: body,
          source_branch: branch,
          target_branch: base,
        },
        mergeRequestSchema,
        signal,
      );
      return toPullRequest(created);
    },
  };
}

function pathOf({ repository }: Proposal): string {
  return `/projects/${encodeURIComponent(repository)}/merge_requests`;
}

function toPullRequest({ iid, web_url }: z.output<typeof mergeRequestSchema>) {
  return { url: web_url, number: iid };
}
