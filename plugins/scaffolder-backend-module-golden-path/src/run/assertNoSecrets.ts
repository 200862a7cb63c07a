import { InputError } from '@backstage/errors';
import { TaskSecrets } from '@backstage/plugin-scaffolder-node';
import { JsonValue } from '@backstage/types';
import {
  Answers,
  bytesOf,
  findSecrets,
  RepositoryFile,
} from '@guildhall/plugin-golden-path-common';

/** Anything shorter is found in any text. */
const MIN_SECRET_LENGTH = 6;

const REMEDY =
  'Put it into the secret store, and take it away from here: what a repository once had stays in its history';

/**
 * Throws when a secret of the task, or anything that looks like one, is among
 * the answers or in a file. Names where it is, and never what it is.
 */
export function assertNoSecrets(input: {
  answers: Answers;
  files?: readonly RepositoryFile[];
  secrets: TaskSecrets | undefined;
}): void {
  const { answers, files = [], secrets = {} } = input;
  // A plugin that starts a dry run by itself has a token that is undefined.
  const known = Object.values<string | undefined>(secrets).flatMap(
    (secret = '') => (secret.length >= MIN_SECRET_LENGTH ? secret : []),
  );
  for (const [name, answer] of Object.entries(answers)) {
    const [found] = findSecrets({ [name]: answer });
    if (found) {
      throw new InputError(
        `The answer at '${found.path}' has ${found.kind} in it. ${REMEDY}`,
      );
    }
    if (known.some(secret => hasText(answer, secret))) {
      throw new InputError(
        `The answer '${name}' has a secret of this run in it. ${REMEDY}`,
      );
    }
  }
  for (const file of files) {
    const [found] = file.encoding === 'utf8' ? findSecrets(file.content) : [];
    if (found) {
      throw new InputError(
        `The file '${file.path}' has ${found.kind} in it. ${REMEDY}`,
      );
    }
    const bytes = Buffer.from(bytesOf(file));
    if (known.some(secret => bytes.includes(secret))) {
      throw new InputError(
        `The file '${file.path}' has a secret of this run in it. ${REMEDY}`,
      );
    }
  }
}

function hasText(value: JsonValue | undefined, text: string): boolean {
  if (typeof value === 'string') {
    return value.includes(text);
  }
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  return Object.entries(value).some(
    ([key, member]) => key.includes(text) || hasText(member, text),
  );
}
