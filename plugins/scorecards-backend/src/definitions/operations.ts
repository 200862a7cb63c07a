import { Operation } from '@guildhall/plugin-guildhall-node';
import {
  definitionSchema,
  listDefinitionsQuerySchema,
  listDefinitionsResponseSchema,
} from '@guildhall/plugin-scorecards-common';

export const definitionOperations: Operation[] = [
  {
    method: 'get',
    path: '/definitions',
    summary: 'Every check, scorecard and source that is defined in a file',
    query: listDefinitionsQuerySchema,
    response: listDefinitionsResponseSchema,
  },
  {
    method: 'get',
    path: '/definitions/{kind}/{id}',
    summary: 'A definition as it stands in its file',
    response: definitionSchema,
  },
];
