import { CustomErrorBase } from '@backstage/errors';

/** The command was called in a way that cannot work; the caller can mend it. */
export class MisuseError extends CustomErrorBase {}

/** What is needed to judge could not be had, so that nothing is judged. */
export class UnansweredError extends CustomErrorBase {}
