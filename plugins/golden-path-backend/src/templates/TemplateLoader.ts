import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import {
  TemplateProblem,
  templateNameSchema,
} from '@guildhall/plugin-golden-path-common';
import { toProblem } from '@guildhall/plugin-guildhall-node';
import { gt, lt } from 'semver';
import {
  TemplateFolder,
  TemplateLocation,
  withTemplateFolders,
} from './readLocations';
import { readTemplate } from './readTemplate';
import { ReleaseStore } from './ReleaseStore';
import { StoredTemplate, TemplateStore } from './TemplateStore';

/** What all locations hold, as far as they were read. */
interface Loaded {
  templates: Map<string, StoredTemplate>;
  /** What cannot be told as a problem of a template. */
  notes: string[];
}

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
    const { locations, templates } = this.options;
    const before = await templates.list();
    const loaded: Loaded = { templates: new Map(), notes: [] };
    for (const location of locations) {
      try {
        await this.#read(location, loaded, now);
      } catch (error) {
        if (isError(error) && error.name === 'NotModifiedError') {
          keep(loaded, before, location, ({ problems }) => problems);
        } else {
          const reason = `its location cannot be read: ${toProblem(error)}`;
          loaded.notes.push(`Templates of ${location.target}: ${reason}`);
          keep(loaded, before, location, () => [
            {
              file: 'template.yaml',
              message: `${reason}; it is used as it was`,
            },
          ]);
        }
      }
    }
    await templates.save([...loaded.templates.values()]);
    await templates.removeOthers([...loaded.templates.keys()]);
    this.#log(loaded);
  }

  async #read(
    location: TemplateLocation,
    loaded: Loaded,
    now: Date,
  ): Promise<void> {
    const { target } = location;
    const etag = await withTemplateFolders(
      location,
      { etag: this.#etags.get(target), urlReader: this.options.urlReader },
      async folders => {
        for (const folder of folders) {
          await this.#add(folder, location, loaded, now);
        }
      },
    );
    if (etag !== undefined) {
      this.#etags.set(target, etag);
    }
  }

  async #add(
    folder: TemplateFolder,
    location: TemplateLocation,
    loaded: Loaded,
    now: Date,
  ): Promise<void> {
    const { name, address, path } = folder;
    const { success, error } = templateNameSchema.safeParse(name);
    if (!success) {
      loaded.notes.push(
        `${address} is not used: the name of its folder ${error.issues[0].message}`,
      );
      return;
    }
    const first = loaded.templates.get(name);
    if (first) {
      first.problems.push({
        file: 'template.yaml',
        message: `there is a second template of this name at ${address}, which is not used: rename its folder`,
      });
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
    loaded.templates.set(name, {
      name,
      address,
      location: location.target,
      version,
      problems,
    });
  }

  /** Once, until there is something else to say. */
  #log({ templates, notes }: Loaded): void {
    const { logger } = this.options;
    const lines = [...templates.values()].map(
      ({ name, version = 'no release', problems }) =>
        [`Template ${name}: ${version}`, ...problems.map(toLine)].join('; '),
    );
    const text = [...lines, ...notes].join('\n');
    if (text !== this.#logged) {
      this.#logged = text;
      lines.forEach(line => logger.info(line));
      notes.forEach(note => logger.warn(note));
    }
  }
}

/** Keeps what a location held before, unless another has it now. */
function keep(
  loaded: Loaded,
  before: StoredTemplate[],
  { target }: TemplateLocation,
  toProblems: (template: StoredTemplate) => TemplateProblem[],
): void {
  for (const template of before) {
    const { name, address, location, version } = template;
    if (location === target && !loaded.templates.has(name)) {
      const problems = toProblems(template);
      loaded.templates.set(name, {
        name,
        address,
        location,
        version,
        problems,
      });
    }
  }
}

function inManifest(message: string): TemplateProblem {
  return { file: 'golden-path.yaml', message };
}

function toLine({ file, line, message }: TemplateProblem): string {
  return `${line === undefined ? file : `${file}:${line}`} ${message}`;
}
