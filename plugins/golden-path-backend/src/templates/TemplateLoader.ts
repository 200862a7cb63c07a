import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import {
  TemplateProblem,
  templateNameSchema,
} from '@guildhall/plugin-golden-path-common';
import { gt, lt } from 'semver';
import { toProblem } from '../database/toProblem';
import {
  TemplateFolder,
  TemplateLocation,
  withTemplateFolders,
} from './readLocations';
import { readTemplate } from './readTemplate';
import { ReleaseStore } from './ReleaseStore';
import { StoredTemplate, TemplateStore } from './TemplateStore';

/** Brings the templates in the database up to date with their locations. */
export class TemplateLoader {
  /** What was logged last, so that each problem is logged once. */
  #logged = '';

  /** Of locations that were read by this replica, by target. */
  readonly #etags = new Map<string, string>();

  constructor(
    private readonly options: {
      locations: TemplateLocation[];
      logger: LoggerService;
      releases: ReleaseStore;
      templates: TemplateStore;
      urlReader: UrlReaderService;
    },
  ) {}

  /**
   * Reads all locations and puts new releases in force. What a location that
   * cannot be read held before stays as it is, with the reason.
   */
  async load(now: Date): Promise<void> {
    const { locations, logger, templates, urlReader } = this.options;
    const before = await templates.list();
    const found = new Map<string, StoredTemplate>();
    for (const location of locations) {
      const { target } = location;
      try {
        const etag = await withTemplateFolders(
          location,
          { etag: this.#etags.get(target), urlReader },
          async folders => {
            for (const folder of folders) {
              await this.#add(found, location, folder, now);
            }
          },
        );
        if (etag !== undefined) {
          this.#etags.set(target, etag);
        }
      } catch (error) {
        if (isError(error) && error.name === 'NotModifiedError') {
          keep(found, before, target, ({ problems }) => problems);
        } else {
          const reason = toProblem(error);
          logger.warn(`The templates of ${target} cannot be read: ${reason}`);
          keep(found, before, target, () => [
            {
              file: 'template.yaml',
              message: `its location cannot be read, it is used as it was: ${reason}`,
            },
          ]);
        }
      }
    }
    await templates.save([...found.values()]);
    await templates.removeOthers([...found.keys()]);
    this.#log([...found.values()]);
  }

  async #add(
    found: Map<string, StoredTemplate>,
    location: TemplateLocation,
    folder: TemplateFolder,
    now: Date,
  ): Promise<void> {
    const { name, address, path } = folder;
    const first = found.get(name);
    if (first) {
      first.problems.push({
        file: 'template.yaml',
        message: `there is a second template of this name at ${address}, which is not used: rename its folder`,
      });
      return;
    }
    const { success, error } = templateNameSchema.safeParse(name);
    if (!success) {
      this.options.logger.warn(
        `${address} is not used: the name of its folder ${error.issues[0].message}`,
      );
      return;
    }
    const { releases } = this.options;
    const { release, problems } = await readTemplate(name, path);
    const newest = await releases.getNewestVersion(name);
    let version = newest;
    if (release) {
      const read = release.manifest.version;
      if (newest !== undefined && lt(read, newest)) {
        problems.push(
          inManifest(
            `version ${read} is older than ${newest}, which was released: raise the version`,
          ),
        );
      } else if (!(await releases.keep(name, release, now))) {
        problems.push(
          inManifest(
            `version ${read} was released with other content: raise the version`,
          ),
        );
      } else if (newest === undefined || gt(read, newest)) {
        version = read;
      }
    }
    found.set(name, {
      name,
      address,
      location: location.target,
      version,
      problems,
    });
  }

  #log(templates: StoredTemplate[]): void {
    const lines = templates.map(({ name, version = 'no release', problems }) =>
      [`Template ${name}: ${version}`, ...problems.map(toLine)].join('; '),
    );
    const text = lines.join('\n');
    if (text !== this.#logged) {
      this.#logged = text;
      lines.forEach(line => this.options.logger.info(line));
    }
  }
}

/** Keeps what a location held before, unless another has it now. */
function keep(
  found: Map<string, StoredTemplate>,
  before: StoredTemplate[],
  target: string,
  toProblems: (template: StoredTemplate) => TemplateProblem[],
): void {
  for (const template of before) {
    const { name, address, location, version } = template;
    if (location === target && !found.has(name)) {
      const problems = toProblems(template);
      found.set(name, { name, address, location, version, problems });
    }
  }
}

function inManifest(message: string): TemplateProblem {
  return { file: 'golden-path.yaml', message };
}

function toLine({ file, line, message }: TemplateProblem): string {
  return `${line === undefined ? file : `${file}:${line}`} ${message}`;
}
