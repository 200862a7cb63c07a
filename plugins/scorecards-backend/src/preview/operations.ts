import { Operation } from '@guildhall/plugin-guildhall-node';
import {
  previewRequestSchema,
  previewResponseSchema,
} from '@guildhall/plugin-scorecards-common';

export const previewOperations: Operation[] = [
  {
    method: 'post',
    path: '/preview',
    summary: 'What definitions would change, now and over the past',
    body: previewRequestSchema,
    response: previewResponseSchema,
  },
];
