import {
  Answers,
  Finding,
  findSecrets,
} from '@guildhall/plugin-golden-path-common';

/** Answers are stored in the repository, where secrets must never be. */
export function checkSecrets(answers: Answers): Finding[] {
  const found = findSecrets(answers);
  if (found.length === 0) {
    return [
      {
        check: 'no-secrets',
        field: '',
        status: 'ok',
        message: 'Nothing looks like a secret.',
      },
    ];
  }
  return found.map(({ path, kind }) => ({
    check: 'no-secrets',
    field: path.lastIndexOf('/') === 0 ? path.slice(1) : path,
    status: 'blocked',
    message: `This looks like ${kind}.`,
    fix: 'Leave it out, put it into the secret store, and change it where it is used: it may be known now.',
  }));
}
