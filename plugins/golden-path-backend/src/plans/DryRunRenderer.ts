import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  InputError,
  NotAllowedError,
  ResponseError,
  toError,
} from '@backstage/errors';
import { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import {
  Answers,
  createRepositoryFile,
  readStamp,
  RepositoryFile,
} from '@guildhall/plugin-golden-path-common';
import { Releases, Renderer } from '../parts';

/**
 * Renders by a dry run of the template itself, so that what is planned is what
 * a run would write.
 */
export class DryRunRenderer implements Renderer {
  constructor(
    private readonly options: {
      releases: Releases;
      scaffolder: ScaffolderService;
    },
  ) {}

  async render(
    request: { template: string; version: string; answers: Answers },
    options: { credentials: BackstageCredentials },
  ): Promise<RepositoryFile[]> {
    const { template, version, answers } = request;
    const entity = await this.options.releases.getEntity(template, version);
    const { directoryContents } = await this.#dryRun(entity, answers, options);
    const files = directoryContents.map(({ path, base64Content, executable }) =>
      createRepositoryFile({
        path,
        mode: executable ? '100755' : '100644',
        bytes: Buffer.from(base64Content, 'base64'),
      }),
    );
    return withLinks(files).sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  async #dryRun(
    template: TemplateEntityV1beta3,
    answers: Answers,
    options: { credentials: BackstageCredentials },
  ) {
    try {
      return await this.options.scaffolder.dryRun(
        { template, values: answers, directoryContents: [] },
        options,
      );
    } catch (error) {
      throw toReadableError(error, template.metadata.name);
    }
  }
}

/** The scaffolder leaves out symbolic links; the base that was stamped has them. */
function withLinks(files: RepositoryFile[]): RepositoryFile[] {
  const { base } = readStamp(files);
  const links = base?.filter(({ mode }) => mode === '120000') ?? [];
  const paths = new Set(links.map(({ path }) => path));
  return [...files.filter(({ path }) => !paths.has(path)), ...links];
}

/** The scaffolder answers 500 for whatever is wrong in a template. */
function toReadableError(error: unknown, template: string): unknown {
  if (!(error instanceof ResponseError)) {
    return error;
  }
  const { message } = toError(error.cause);
  if (error.statusCode === 403 || error.statusCode === 401) {
    return new NotAllowedError(
      `The scaffolder does not let you try the template '${template}': ${message}`,
    );
  }
  return new InputError(
    `The template '${template}' cannot be rendered with these answers: ${message}`,
  );
}
