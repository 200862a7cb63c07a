import { http, HttpResponse } from 'msw';
import { SetupServer } from 'msw/node';
import { z } from 'zod';

const API = 'https://gitlab.example.com/api/v4';
const MERGE_REQUESTS = `${API}/projects/:project/merge_requests`;
const TOKEN = 'a-token-of-nobody';

const bodySchema = z.object({
  source_branch: z.string(),
  target_branch: z.string(),
  title: z.string(),
  description: z.string(),
});

/** The merge requests of GitLab, for repositories that are elsewhere. */
export function startGitlab(server: SetupServer) {
  const opened: Array<z.output<typeof bodySchema> & { project: string }> = [];
  const state = { isRefusing: false };
  const answer = (index: number) => ({
    iid: index + 1,
    web_url: `https://gitlab.example.com/-/merge_requests/${index + 1}`,
  });
  const refusal = () =>
    HttpResponse.json({ message: `not with ${TOKEN}` }, { status: 403 });
  server.use(
    http.get<{ project: string }>(MERGE_REQUESTS, ({ params, request }) => {
      const branch = new URL(request.url).searchParams.get('source_branch');
      return state.isRefusing
        ? refusal()
        : HttpResponse.json(
            opened.flatMap(({ project, source_branch }, index) =>
              project === params.project && source_branch === branch
                ? answer(index)
                : [],
            ),
          );
    }),
    http.post<{ project: string }>(
      MERGE_REQUESTS,
      async ({ params, request }) => {
        const body = bodySchema.parse(await request.json());
        opened.push({ ...body, project: params.project });
        return HttpResponse.json(answer(opened.length - 1), { status: 201 });
      },
    ),
  );
  return {
    opened,
    state,
    token: TOKEN,
    /** Of a git host. */
    config: {
      token: TOKEN,
      pullRequests: { type: 'gitlab', apiBaseUrl: API },
    },
  };
}
