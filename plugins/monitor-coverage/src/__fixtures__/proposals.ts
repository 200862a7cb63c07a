import {
  Proposal,
  ProposalList,
} from '@guildhall/plugin-monitor-coverage-common';
import { PARTS } from './parts';
import { ago } from './times';

const REPOSITORY = {
  host: 'forge',
  repository: 'alert-rules',
  url: 'https://git.example/alert-rules',
};

/** What proposing a rule answers. */
export const PROPOSAL: Proposal = {
  ...REPOSITORY,
  id: 'p2',
  entityRef: PARTS[0].entityRef,
  signals: ['saturation'],
  title: 'Watch the saturation of Visits database (writer)',
  branch: 'monitors/visits-db-0123456789',
  files: [
    'rules/visits-db-saturation.test.yaml',
    'rules/visits-db-saturation.yaml',
  ],
  pullRequestUrl: 'https://git.example/alert-rules/pulls/7',
  state: 'open',
  by: 'user:default/kim',
  at: ago(0),
};

/** One that was merged, and one whose pull request could not be opened. */
export const PROPOSALS: ProposalList = {
  target: { ...REPOSITORY, folder: 'rules' },
  items: [
    {
      ...PROPOSAL,
      id: 'p1',
      signals: ['storage'],
      title: 'Watch the storage of Visits database (writer)',
      branch: 'monitors/visits-db-aaaaaaaaaa',
      pullRequestUrl: undefined,
      problem:
        'The branch is pushed, but its pull request could not be opened. The server is in maintenance. Propose it again to open it',
      by: 'user:default/ravi',
      at: ago(2),
    },
    {
      ...PROPOSAL,
      id: 'p0',
      signals: ['connections'],
      title: 'Watch the connections of Visits database (writer)',
      branch: 'monitors/visits-db-bbbbbbbbbb',
      pullRequestUrl: 'https://git.example/alert-rules/pulls/3',
      state: 'merged',
      by: 'user:default/kim',
      at: ago(40),
    },
  ],
};
