import { listHostsResponseSchema } from '@guildhall/plugin-golden-path-common';
import { Operation } from './Operation';

/** The routes of templates, plans, effects, runs and feedback. */
export const operations: Operation[] = [
  {
    method: 'get',
    path: '/hosts',
    summary: 'The git hosts that a repository can be made on',
    response: listHostsResponseSchema,
  },
];
