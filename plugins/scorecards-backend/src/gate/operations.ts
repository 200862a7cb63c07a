import { Operation } from '@guildhall/plugin-guildhall-node';
import {
  gateSchema,
  getGateQuerySchema,
} from '@guildhall/plugin-scorecards-common';

export const gateOperations: Operation[] = [
  {
    method: 'get',
    path: '/gate',
    summary: 'The rules in force, and what is known of an entity, to judge it',
    query: getGateQuerySchema,
    response: gateSchema,
  },
];
