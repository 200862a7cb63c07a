import { NotFoundError } from '@backstage/errors';
import { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import {
  Answers,
  FileRule,
  Migration,
  RepositoryFile,
  writeStamp,
} from '@guildhall/plugin-golden-path-common';
import { JsonObject } from '@backstage/types';
import { rcompare } from 'semver';
import { Releases, Renderer } from '../../parts';

const TEMPLATE = 'service-node';

/** A release of the template of these tests. */
export interface TestRelease {
  version: string;
  /** `{{ name }}` stands for an answer. */
  files: Array<Partial<RepositoryFile> & { path: string; content: string }>;
  parameters?: JsonObject;
  rules?: FileRule[];
  migrations?: Migration[];
}

/** The releases of one template, and what renders them. */
export class TestReleases implements Releases, Renderer {
  readonly #releases = new Map<string, TestRelease>();
  /** Called before a release is rendered. */
  onRender: () => Promise<void> = async () => {};

  publish(release: TestRelease): void {
    this.#releases.set(release.version, release);
  }

  /** The template was taken out of the configuration with its releases. */
  forget(version: string): void {
    this.#releases.delete(version);
  }

  async getCurrentVersion(template: string) {
    return template === TEMPLATE
      ? [...this.#releases.keys()].sort(rcompare)[0]
      : undefined;
  }

  async listCurrentVersions() {
    const version = await this.getCurrentVersion(TEMPLATE);
    return new Map(version ? [[TEMPLATE, version]] : []);
  }

  async list(template: string) {
    return template === TEMPLATE
      ? [...this.#releases.keys()].sort(rcompare).map(version => ({
          template,
          version,
          releasedAt: new Date('2026-11-20T10:00:00Z'),
          changes: `What is new in ${version}`,
        }))
      : [];
  }

  async getEntity(_template: string, version: string) {
    const { parameters } = this.#get(version);
    const entity: TemplateEntityV1beta3 = {
      apiVersion: 'scaffolder.backstage.io/v1beta3',
      kind: 'Template',
      metadata: {
        name: TEMPLATE,
        annotations: { 'guildhall.dev/template-version': version },
      },
      spec: { type: 'service', steps: [], parameters },
    };
    return entity;
  }

  async getManifest(_template: string, version: string) {
    const { rules = [], migrations = [] } = this.#get(version);
    const manifest = {
      version,
      layers: ['skeleton'],
      copyWithoutTemplating: [],
      files: rules,
      handover: [],
      run: [],
    };
    return { manifest, migrations };
  }

  async render({ version, answers }: { version: string; answers: Answers }) {
    await this.onRender();
    const files = this.#get(version).files.map(
      ({ mode = '100644', encoding = 'utf8', path, content }) => ({
        path,
        mode,
        encoding,
        content: content.replace(/\{\{ (\w+) \}\}/g, (_, name) =>
          String(answers[name]),
        ),
      }),
    );
    return [
      ...files,
      ...writeStamp({
        template: `template:default/${TEMPLATE}`,
        version,
        answers,
        files,
      }),
    ];
  }

  #get(version: string): TestRelease {
    const release = this.#releases.get(version);
    if (!release) {
      throw new NotFoundError(`There is no release ${version}`);
    }
    return release;
  }
}
