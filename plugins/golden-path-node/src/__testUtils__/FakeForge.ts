import { http, HttpResponse, RequestHandler } from 'msw';

/** A pull request as all products have it. */
export interface FakePull {
  number: number;
  isOpen: boolean;
  title: string;
  body: string;
  branch: string;
  base: string;
  /** Of a fork, whose branches may have the same names. */
  isOfFork?: boolean;
}

/** The pull requests of `team/visits`, as one product gives them out. */
export interface FakeForge {
  type: string;
  apiBaseUrl: string;
  /** Where it is, below its own host. */
  prefix: string;
  pulls: FakePull[];
  handlers: RequestHandler[];
  /** Where pull requests are listed and made. */
  url: string;
  urlOf(pull: FakePull): string;
}

export const TOKEN = 'a-token-of-nobody';

type Fields = Record<'title' | 'body' | 'branch' | 'base', string>;

function createForge(product: {
  type: string;
  apiBaseUrl: string;
  prefix: string;
  authorization: string;
  path: string;
  names: Fields;
  duplicate: { status: number; body: object };
  urlOf: (pull: FakePull) => string;
  /** Those that a search gives, sorted and filtered as the product does. */
  search: (pulls: FakePull[], query: URLSearchParams) => FakePull[];
  toJson: (pull: FakePull, url: string) => object;
}): FakeForge {
  const pulls: FakePull[] = [];
  const url = `${product.apiBaseUrl}${product.path}`;
  const isAllowed = (request: Request) =>
    request.headers.get('authorization') === product.authorization;
  const refusal = () =>
    HttpResponse.json(
      { message: `Bad credentials, ${TOKEN}` },
      { status: 401 },
    );
  const toJson = (pull: FakePull) => product.toJson(pull, product.urlOf(pull));
  return {
    ...product,
    pulls,
    url,
    handlers: [
      http.get(url, ({ request }) =>
        isAllowed(request)
          ? HttpResponse.json(
              product
                .search(pulls, new URL(request.url).searchParams)
                .map(toJson),
            )
          : refusal(),
      ),
      http.post<never, Record<string, string>>(url, async ({ request }) => {
        if (!isAllowed(request)) {
          return refusal();
        }
        const body = await request.json();
        const { names } = product;
        const pull: FakePull = {
          number: pulls.length + 1,
          isOpen: true,
          title: body[names.title],
          body: body[names.body],
          branch: body[names.branch],
          base: body[names.base],
        };
        const isDuplicate = pulls.some(
          ({ base, branch, isOfFork, isOpen }) =>
            isOpen && !isOfFork && branch === pull.branch && base === pull.base,
        );
        if (isDuplicate) {
          const { duplicate } = product;
          return HttpResponse.json(duplicate.body, {
            status: duplicate.status,
          });
        }
        pulls.push(pull);
        return HttpResponse.json(toJson(pull), { status: 201 });
      }),
    ],
  };
}

const NAMES = { title: 'title', body: 'body', branch: 'head', base: 'base' };

export function createFakeGithub(): FakeForge {
  return createForge({
    type: 'github',
    apiBaseUrl: 'https://api.github.example.com',
    prefix: '',
    authorization: `Bearer ${TOKEN}`,
    path: '/repos/team/visits/pulls',
    names: NAMES,
    duplicate: { status: 422, body: { message: 'Validation Failed' } },
    urlOf: ({ number }) =>
      `https://github.example.com/team/visits/pull/${number}`,
    search: (pulls, query) =>
      pulls.filter(
        ({ base, branch, isOfFork, isOpen }) =>
          isOpen &&
          query.get('state') === 'open' &&
          query.get('base') === base &&
          query.get('head') === `${isOfFork ? 'stranger' : 'team'}:${branch}`,
      ),
    toJson: ({ branch, number }, html_url) => ({
      number,
      html_url,
      head: { ref: branch },
    }),
  });
}

export function createFakeGitlab(): FakeForge {
  return createForge({
    type: 'gitlab',
    apiBaseUrl: 'https://example.com/gitlab/api/v4',
    prefix: '/gitlab',
    authorization: `Bearer ${TOKEN}`,
    path: '/projects/team%2Fvisits/merge_requests',
    names: {
      title: 'title',
      body: 'description',
      branch: 'source_branch',
      base: 'target_branch',
    },
    duplicate: {
      status: 409,
      body: { message: ['Another open merge request already exists'] },
    },
    urlOf: ({ number }) =>
      `https://example.com/gitlab/team/visits/-/merge_requests/${number}`,
    search: (pulls, query) =>
      pulls.filter(
        ({ base, branch, isOpen }) =>
          isOpen &&
          query.get('state') === 'opened' &&
          query.get('source_branch') === branch &&
          query.get('target_branch') === base,
      ),
    toJson: ({ isOfFork, number }, web_url) => ({
      id: number + 1_000,
      iid: number,
      web_url,
      source_project_id: isOfFork ? 8 : 7,
      target_project_id: 7,
    }),
  });
}

export function createFakeGitea(): FakeForge {
  return createForge({
    type: 'gitea',
    apiBaseUrl: 'https://forge.example.com/api/v1',
    prefix: '',
    authorization: `token ${TOKEN}`,
    path: '/repos/team/visits/pulls',
    names: NAMES,
    duplicate: { status: 409, body: { message: 'already exists' } },
    urlOf: ({ number }) =>
      `https://forge.example.com/team/visits/pulls/${number}`,
    // It gives two at a time, whatever it is asked for.
    search: (pulls, query) => {
      const start = (Number(query.get('page')) - 1) * 2;
      return pulls
        .filter(({ isOpen }) => isOpen && query.get('state') === 'open')
        .slice(start, start + 2);
    },
    toJson: ({ base, branch, isOfFork, number }, html_url) => ({
      number,
      html_url,
      head: { ref: branch, repo_id: isOfFork ? 8 : 7 },
      base: { ref: base, repo_id: 7 },
    }),
  });
}
