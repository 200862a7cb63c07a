export { GitHosts } from './GitHosts';
export { readDirectory } from './readDirectory';
export { GitCommandError } from './runGit';
export * from './types';
