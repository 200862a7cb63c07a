import { RepositoryFacts, RepositoryFiles } from '../types';
import { hasPrivateKey, hasSecretAssignments } from './secretContents';
import { fileName } from './paths';

const MAX_SECRET_FILES = 100;
/** Text that is searched in one repository; what is left out is not known. */
const MAX_SEARCHED_CHARACTERS = 64_000_000;

/** Nothing but secrets is kept under these names. */
const SECRET_NAME =
  /^(id_(rsa|dsa|ecdsa|ed25519)|\.netrc|\.pgpass|\.git-credentials|\.htpasswd|\.dockercfg|.+\.(p12|pfx|jks|keystore|kdbx|ppk)|.*\.tfstate(\.backup)?)$/i;

/** Finds files that look like secrets by their names and contents. */
export async function detectSecrets(
  files: RepositoryFiles,
): Promise<Pick<RepositoryFacts, 'secretFiles'>> {
  const found: string[] = [];
  let complete = !files.truncated;
  let searched = 0;
  for (const path of files.paths) {
    if (SECRET_NAME.test(fileName(path))) {
      found.push(path);
    } else if (searched > MAX_SEARCHED_CHARACTERS) {
      complete = false;
    } else {
      const text = (await files.readText(path)) ?? '';
      searched += text.length;
      if (hasPrivateKey(text) || hasSecretAssignments(fileName(path), text)) {
        found.push(path);
      }
    }
  }
  return {
    secretFiles:
      found.length > 0 || complete
        ? found.slice(0, MAX_SECRET_FILES)
        : undefined,
  };
}
