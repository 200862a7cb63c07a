import { AuthService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  Answers,
  CreatePlanRequest,
  handoverFor,
  Plan,
  PlannedFile,
  policyOf,
  RepositoryFile,
  TemplateManifest,
} from '@guildhall/plugin-golden-path-common';
import { GitHost, GitHosts } from '@guildhall/plugin-golden-path-node';
import { ToInverse } from '../effects/inverses/toInverse';
import { CallerCredentials } from '../http/callers';
import { Releases, Renderer } from '../parts';
import { PreflightService } from '../preflight/PreflightService';
import { planEffects } from './planEffects';
import { makesRepository } from './steps';

/** Of a repository that is there, a run writes only what it lacks, and this. */
const STAMP_FOLDER = '.guildhall/';

/** Tells what a run would do, and does nothing. */
export class PlanService {
  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: CatalogService;
      gitHosts: GitHosts;
      preflight: PreflightService;
      releases: Releases;
      renderer: Renderer;
      toInverse: ToInverse;
    },
  ) {}

  /**
   * Answers that are not valid are answered by what is wrong with them, and
   * are not rendered; secrets least of all.
   */
  async create(
    request: CreatePlanRequest,
    credentials: CallerCredentials,
  ): Promise<Plan> {
    const { releases, renderer, preflight } = this.options;
    const { template, answers } = request;
    const version = await releases.getCurrentVersion(template);
    if (version === undefined) {
      throw new NotFoundError(
        `There is no template '${template}' with a release`,
      );
    }
    const entity = await releases.getEntity(template, version);
    const { manifest } = await releases.getManifest(template, version);
    const { findings, ok } = await preflight.check(request, credentials, true);
    const host = this.#findHost(answers);
    const isValid = findings.every(
      ({ check, status }) =>
        status !== 'blocked' ||
        (check !== 'answers-valid' && check !== 'no-secrets'),
    );
    const effects =
      host && isValid
        ? await planEffects({
            ...this.options,
            answers,
            entity,
            findings,
            host,
          })
        : [];
    const there =
      host && !makesRepository(entity)
        ? await readRepository(host, answers)
        : undefined;
    const canRender = isValid && (makesRepository(entity) || there);
    const files = canRender
      ? await renderer.render({ template, version, answers }, { credentials })
      : [];
    return {
      template,
      version,
      ok: ok && effects.every(({ status }) => status !== 'blocked'),
      findings,
      files: files
        .filter(
          ({ path }) => !there?.has(path) || path.startsWith(STAMP_FOLDER),
        )
        .map(file => toPlannedFile(file, manifest, there?.get(file.path))),
      effects,
      handover: handoverFor(manifest, answers),
      run: manifest.run,
    };
  }

  #findHost({ host: id }: Answers): GitHost | undefined {
    const hosts = this.options.gitHosts.list();
    return id ? hosts.find(host => host.id === id) : hosts[0];
  }
}

/** The files of a repository that a template is to change. */
async function readRepository(
  host: GitHost,
  { name }: Answers,
): Promise<Map<string, RepositoryFile> | undefined> {
  if (typeof name !== 'string' || !(await host.exists(name))) {
    return undefined;
  }
  const { files } = await host.readTree(name);
  return new Map(files.map(file => [file.path, file]));
}

function toPlannedFile(
  file: RepositoryFile,
  manifest: TemplateManifest,
  before: RepositoryFile | undefined,
): PlannedFile {
  return {
    ...file,
    policy: policyOf(manifest.files, file.path),
    size: Buffer.byteLength(file.content, file.encoding),
    before: before?.encoding === 'utf8' ? before.content : undefined,
  };
}
