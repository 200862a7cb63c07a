import { EffectTarget } from '@guildhall/plugin-golden-path-common';

/** Where an effect is, as people write it. */
export function describeTarget(target: EffectTarget): string {
  switch (target.kind) {
    case 'git-repository':
      return `${target.host}/${target.name}`;
    case 'git-branch':
      return `${target.host}/${target.name}@${target.branch}`;
    default:
      return target.target;
  }
}
