import { Drift } from '@guildhall/plugin-golden-path-common';
import { diff, gte } from 'semver';

/** How far a release is behind the newest one. */
export function toDrift(
  version: string | undefined,
  latestVersion: string | undefined,
): Drift {
  if (!version || !latestVersion) {
    return 'unknown';
  }
  if (gte(version, latestVersion)) {
    return 'current';
  }
  switch (diff(version, latestVersion)) {
    case 'major':
    case 'premajor':
      return 'major';
    case 'minor':
    case 'preminor':
      return 'minor';
    default:
      return 'patch';
  }
}
