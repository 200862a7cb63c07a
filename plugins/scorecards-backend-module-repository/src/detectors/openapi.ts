import { RepositoryFacts, RepositoryFiles } from '../types';

const OPENAPI_FILE =
  /(^|[/._-])(openapi|swagger)([._-][\w.-]+)?\.(ya?ml|json)$|(^|\/)openapi\/[^/]+\.(ya?ml|json)$/i;
const VERSION =
  /(?:^|[{,]\s*)["']?(?:openapi|swagger)["']?\s*:\s*["']?(\d[\w.-]{0,20})/m;

/** The file's name is a hint; that it names its version makes it a document. */
export async function detectOpenapi(
  files: RepositoryFiles,
): Promise<Pick<RepositoryFacts, 'openapi' | 'openapiVersion'>> {
  for (const path of files.paths.filter(name => OPENAPI_FILE.test(name))) {
    const text = await files.readText(path);
    const version = text && VERSION.exec(text)?.[1];
    if (version) {
      return { openapi: true, openapiVersion: version };
    }
  }
  return { openapi: false };
}
