import {
  Campaign,
  CampaignDetail,
  Effect,
  GeneratedService,
  ListServicesQuery,
  OffBoarding,
  Page,
  Release,
  ServiceDetail,
  TemplateDetail,
  TemplateSummary,
  Upgrade,
  UpgradeDetail,
  UpgradeFile,
  UpgradeFileContent,
} from '@guildhall/plugin-golden-path-common';

const AT = '2026-11-01T09:00:00Z';

export function pageOf<T>(items: T[]): Page<T> {
  return { items, totalItems: items.length };
}

export function service(
  name: string,
  changes: Partial<GeneratedService> = {},
): GeneratedService {
  return {
    entityRef: `component:default/${name}`,
    title: name,
    owner: 'group:default/visits',
    template: 'service-node',
    version: '1.0.0',
    latestVersion: '1.1.0',
    drift: 'minor',
    changedFiles: 2,
    repositoryUrl: `http://localhost:3000/golden-path/git/local/${name}/`,
    createdAt: AT,
    checkedAt: AT,
    ...changes,
  };
}

/** Three teams' services on three versions of two templates. */
export const SERVICES: GeneratedService[] = [
  service('visits-api', {
    title: 'Visits API',
    upgrade: {
      id: 'u1',
      toVersion: '1.1.0',
      status: 'preview',
      conflicts: 1,
    },
  }),
  service('billing-api', {
    title: 'Billing API',
    owner: 'group:default/billing',
    version: '1.1.0',
    drift: 'current',
    changedFiles: 0,
  }),
  service('letters', {
    title: 'Letters',
    owner: 'group:default/billing',
    version: '0.9.0',
    drift: 'major',
  }),
  service('care-portal', {
    title: 'Care portal',
    owner: undefined,
    template: 'adopt',
    version: undefined,
    latestVersion: '1.0.0',
    drift: 'unknown',
    changedFiles: undefined,
    checkedAt: undefined,
    error: 'The repository is gone',
  }),
];

/** Filters the services as the backend does. */
export async function listServices(
  query: ListServicesQuery = {},
): Promise<Page<GeneratedService>> {
  const { template, version, owner, drift, repository = '', q = '' } = query;
  return pageOf(
    SERVICES.filter(
      each =>
        (!template || each.template === template) &&
        (!version || each.version === version) &&
        (!owner || (each.owner && owner.includes(each.owner))) &&
        (!drift || drift.includes(each.drift)) &&
        each.repositoryUrl.includes(`${repository}/`) &&
        each.entityRef.includes(q.toLocaleLowerCase('en-US')),
    ),
  );
}

export const RELEASE: Release = {
  version: '1.1.0',
  releasedAt: AT,
  changes: '- The probes have a port of their own.',
  services: 1,
};

export const EFFECTS: Effect[] = [
  {
    id: 'e1',
    taskId: 't1',
    stepId: 'publish',
    key: 'repository',
    title: 'Repository visits-api',
    target: {
      kind: 'git-repository',
      host: 'local',
      name: 'visits-api',
      commit: 'a'.repeat(40),
    },
    entityRef: 'component:default/visits-api',
    template: 'service-node',
    templateVersion: '1.0.0',
    status: 'done',
    undo: 'Deletes the repository visits-api on local, with its history.',
    createdBy: 'user:default/kim',
    createdAt: AT,
  },
  {
    id: 'e2',
    taskId: 't2',
    stepId: 'register',
    key: 'location',
    title: 'Catalog entry of letters',
    target: { kind: 'catalog-location', target: 'http://localhost/letters' },
    template: 'service-node',
    templateVersion: '0.9.0',
    status: 'failed',
    error: 'The catalog refused it',
    undo: 'Removes letters from the catalog.',
    createdBy: 'user:default/sam',
    createdAt: AT,
  },
];

export const SERVICE: ServiceDetail = {
  ...SERVICES[0],
  system: 'system:default/care',
  cloneUrl: '/data/git/visits-api.git',
  commit: '0123456789abcdef',
  answers: { name: 'visits-api', tier: '2', dependencies: [] },
  files: [
    { path: 'Dockerfile', policy: 'managed', state: 'changed' },
    { path: 'src/app.ts', policy: 'merged', state: 'changed' },
    { path: 'docs/adr/0001.md', policy: 'seed', state: 'deleted' },
    { path: 'package.json', policy: 'merged', state: 'unchanged' },
  ],
  missedReleases: [RELEASE],
  effects: [EFFECTS[0]],
};

export const UPGRADE: Upgrade = {
  id: 'u1',
  entityRef: 'component:default/visits-api',
  title: 'Visits API',
  owner: 'group:default/visits',
  template: 'service-node',
  fromVersion: '1.0.0',
  toVersion: '1.1.0',
  status: 'preview',
  conflicts: 1,
  counts: {
    unchanged: 1,
    added: 1,
    updated: 0,
    merged: 0,
    conflict: 1,
    kept: 0,
    deleted: 0,
    'kept-deleted': 0,
    moved: 0,
  },
  createdBy: 'user:default/kim',
  createdAt: AT,
  updatedAt: AT,
};

const FILES: UpgradeFile[] = [
  {
    path: 'package.json',
    policy: 'merged',
    outcome: 'unchanged',
    explanation: 'The template did not change it.',
    conflicts: 0,
  },
  {
    path: 'src/probes.ts',
    policy: 'merged',
    outcome: 'added',
    explanation: 'The template has it since 1.1.0.',
    conflicts: 0,
  },
  {
    path: 'src/app.ts',
    policy: 'merged',
    outcome: 'conflict',
    explanation: 'Both changed the same lines.',
    conflicts: 1,
  },
];

export const UPGRADE_DETAIL: UpgradeDetail = {
  ...UPGRADE,
  files: FILES,
  migrations: [{ version: '1.1.0', intent: 'The probes moved.' }],
  releases: [RELEASE],
  answers: {},
  newQuestions: [],
  notes: ['The history of the repository was rewritten.'],
};

/** One file of the upgrade, before and after. */
export async function getUpgradeFile(
  _id: string,
  path: string,
): Promise<UpgradeFileContent> {
  const file = FILES.find(each => each.path === path) ?? FILES[0];
  if (path === 'src/app.ts') {
    return {
      ...file,
      isBinary: false,
      before: 'const a = 1;\nconst port = 3000;\nstart();\n',
      after: [
        'const a = 1;',
        '<<<<<<< yours',
        'const port = 3000;',
        '=======',
        'const port = 8080;',
        '>>>>>>> template 1.1.0',
        'start();',
        '',
      ].join('\n'),
    };
  }
  return path === 'src/probes.ts'
    ? { ...file, isBinary: false, after: 'export const live = true;\n' }
    : { ...file, isBinary: true };
}

export const CAMPAIGN: Campaign = {
  id: 'c1',
  title: 'Probes for everybody',
  template: 'service-node',
  toVersion: '1.1.0',
  status: 'running',
  ring: 0,
  rings: [
    {
      name: 'Pilots',
      services: 2,
      merged: 1,
      proposed: 0,
      conflicts: 1,
      declined: 0,
      failed: 1,
    },
    {
      name: 'Everybody else',
      services: 1,
      merged: 0,
      proposed: 0,
      conflicts: 0,
      declined: 0,
      failed: 0,
    },
  ],
  createdBy: 'user:default/kim',
  createdAt: AT,
  updatedAt: AT,
};

export const CAMPAIGN_DETAIL: CampaignDetail = {
  ...CAMPAIGN,
  services: [
    {
      entityRef: 'component:default/visits-api',
      title: 'Visits API',
      ring: 0,
      upgrade: { ...UPGRADE, status: 'merged', campaignId: 'c1' },
    },
    {
      entityRef: 'component:default/letters',
      title: 'Letters',
      ring: 0,
      upgrade: {
        ...UPGRADE,
        id: 'u2',
        entityRef: 'component:default/letters',
        title: 'Letters',
        status: 'failed',
        conflicts: 0,
        reason: 'The remote refused the push',
      },
    },
    {
      entityRef: 'component:default/billing-api',
      title: 'Billing API',
      ring: 1,
    },
  ],
};

export const TEMPLATE_SUMMARY: TemplateSummary = {
  name: 'service-node',
  templateRef: 'template:default/service-node',
  title: 'Node service',
  description: 'A service on Fastify',
  type: 'service',
  tags: [],
  version: '1.1.0',
  releasedAt: AT,
  services: 3,
  servicesBehind: 2,
  statistics: {
    visits: 0,
    runs: 0,
    succeeded: 0,
    failed: 0,
    abandonedAt: [],
    failedAt: [],
    rating: { count: 0 },
  },
  problems: [],
};

export const TEMPLATE_WITH_RELEASES: TemplateDetail = {
  ...TEMPLATE_SUMMARY,
  releases: [RELEASE, { ...RELEASE, version: '1.0.0' }],
  births: [],
};

export const OFF_BOARDING: OffBoarding = {
  items: [
    {
      id: 'repository',
      title: 'Delete the repository',
      description: 'Nothing was pushed to it since.',
      status: 'open',
      effectId: 'e1',
    },
    {
      id: 'dependent',
      title: 'Billing API depends on it',
      description: 'Agree on a date with its owners.',
      status: 'blocked',
      owner: 'group:default/billing',
      entityRef: 'component:default/billing-api',
    },
    {
      id: 'location',
      title: 'Remove the catalog entry',
      description: 'It was removed.',
      status: 'done',
    },
  ],
};
