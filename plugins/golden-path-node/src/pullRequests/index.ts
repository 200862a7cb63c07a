export { PullRequestError } from './PullRequestError';
export * from './types';
