import {
  LevelRef,
  ScorecardStage,
  ScorecardType,
} from '@guildhall/plugin-scorecards-common';

export interface CheckFixture {
  id: string;
  title: string;
  description: string;
  rule: string;
  effort?: number;
  fix?: { title?: string; url: string };
  /** The kinds that it applies to; all of them where it is absent. */
  kinds?: string[];
  /** The share of entities that do badly, from 0 to 1. */
  risk: number;
}

export interface ScorecardFixture {
  id: string;
  title: string;
  description: string;
  type: ScorecardType;
  stage: ScorecardStage;
  owner: string;
  kinds: string[];
  levels: (LevelRef & { checks: string[] })[];
}

const CODE = ['component'];

/** id, title, rule, risk, effort, kinds */
const CHECKS: [string, string, string, number, number?, string[]?][] = [
  ['owner', 'An owner that exists', 'facts.catalog.ownerResolves', 0.06, 0.1],
  [
    'description',
    'A description that says what it is for',
    'facts.catalog.descriptionLength >= 40',
    0.18,
    0.1,
  ],
  ['system', 'Part of a system', 'facts.catalog.hasSystem', 0.15, 0.1],
  [
    'readme',
    'A README with a section on how to run it',
    'facts.repository.hasReadme && facts.repository.readmeSections.exists(s, s == "Run")',
    0.28,
    0.25,
    CODE,
  ],
  [
    'ci',
    'Builds and tests run for every change',
    'facts.repository.hasCi',
    0.12,
    1,
    CODE,
  ],
  ['tests', 'Automated tests', 'facts.repository.testFiles > 0', 0.2, 3, CODE],
  [
    'lockfile',
    'Dependencies are locked',
    'facts.repository.hasLockfile',
    0.22,
    0.25,
    CODE,
  ],
  ['runbook', 'A runbook', 'facts.repository.hasRunbook', 0.45, 1, CODE],
  [
    'codeowners',
    'Code owners for reviews',
    'facts.repository.hasCodeowners',
    0.35,
    0.25,
    CODE,
  ],
  [
    'api-definition',
    'The API it offers is described',
    'facts.catalog.apiDefinitionPresent',
    0.3,
    2,
    ['component', 'api'],
  ],
  [
    'no-secrets',
    'No file looks like a secret',
    'facts.repository.secretLikeFiles == 0',
    0.08,
    2,
    CODE,
  ],
  [
    'adr',
    'Decisions are written down',
    'facts.repository.adrCount > 0',
    0.55,
    0.5,
    CODE,
  ],
  [
    'recent-commit',
    'Somebody worked on it in the last half-year',
    'facts.repository.lastCommitAgeDays < 180',
    0.4,
    undefined,
    CODE,
  ],
  [
    'docker',
    'A container image',
    'facts.repository.hasDockerfile',
    0.3,
    1,
    CODE,
  ],
  ['slo', 'A service level objective', 'facts.monitoring.sloCount > 0', 0.6, 3],
  [
    'load-test',
    'A load test at twice the peak, not older than ninety days',
    'facts.performance.headroomAtPeak >= 2.0',
    0.7,
    5,
    CODE,
  ],
];

export const CHECK_FIXTURES: CheckFixture[] = CHECKS.map(
  ([id, title, rule, risk, effort, kinds]) => ({
    id,
    title,
    description: `Whoever is called at night needs this. See the [handbook](https://example.com/handbook/${id}) for how to get there.`,
    rule,
    risk,
    effort,
    kinds,
    fix:
      id === 'load-test'
        ? undefined
        : { title: undefined, url: `/create/templates/default/add-${id}` },
  }),
);

export const SCORECARD_FIXTURES: ScorecardFixture[] = [
  {
    id: 'production-readiness',
    title: 'Production readiness',
    description:
      'What a service needs before patients depend on it. Agreed by the [reliability guild](https://example.com/guild).',
    type: 'readiness',
    stage: 'active',
    owner: 'group:default/reliability-guild',
    kinds: ['component', 'api', 'resource', 'system'],
    levels: [
      {
        id: 'bronze',
        title: 'Bronze',
        checks: ['owner', 'description', 'system', 'readme', 'ci'],
      },
      {
        id: 'silver',
        title: 'Silver',
        checks: ['tests', 'lockfile', 'runbook', 'codeowners', 'no-secrets'],
      },
      {
        id: 'gold',
        title: 'Gold',
        checks: ['api-definition', 'adr', 'docker', 'slo', 'load-test'],
      },
    ],
  },
  {
    id: 'tech-debt',
    title: 'Tech debt',
    description: 'What slows every change down.',
    type: 'tech-debt',
    stage: 'active',
    owner: 'group:default/platform',
    kinds: ['component'],
    levels: [
      {
        id: 'contained',
        title: 'Contained',
        checks: ['lockfile', 'tests', 'ci'],
      },
      { id: 'paid-off', title: 'Paid off', checks: ['recent-commit', 'adr'] },
    ],
  },
  {
    id: 'guild-decisions',
    title: 'Guild decisions',
    description: 'Whether what the guilds agreed on is in use.',
    type: 'guild-decision',
    stage: 'preview',
    owner: 'group:default/api-guild',
    kinds: ['component', 'api'],
    levels: [
      {
        id: 'adopted',
        title: 'Adopted',
        checks: ['api-definition', 'codeowners', 'docker'],
      },
    ],
  },
  {
    id: 'monitor-coverage',
    title: 'Monitor coverage',
    description: 'How much of the system is watched.',
    type: 'coverage',
    stage: 'active',
    owner: 'group:default/reliability-guild',
    kinds: ['system'],
    levels: [{ id: 'watched', title: 'Watched', checks: ['slo'] }],
  },
];
