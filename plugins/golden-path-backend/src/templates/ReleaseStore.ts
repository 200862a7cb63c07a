import { NotFoundError } from '@backstage/errors';
import { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import {
  Migration,
  RepositoryFile,
  TemplateManifest,
} from '@guildhall/plugin-golden-path-common';
import { DatabaseTime, toDate } from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';
import { compare, prerelease } from 'semver';
import { ReleaseInfo, Releases } from '../parts';
import { ReadRelease } from './readTemplate';

interface ReleaseRow {
  template: string;
  version: string;
  hash: string;
  released_at: DatabaseTime;
  changes: string;
  entity: string;
  manifest: string;
  migrations: string;
  files: string;
}

/** The SQL of releases. What is released never changes. */
export class ReleaseStore implements Releases {
  constructor(private readonly db: Knex) {}

  /**
   * Keeps a release. False when other content was released under its version,
   * which then stands; a pre-release is replaced.
   */
  async keep(
    template: string,
    release: ReadRelease,
    now: Date,
  ): Promise<boolean> {
    const { entity, files, manifest, migrations, changes, hash } = release;
    const { version } = manifest;
    const row: ReleaseRow = {
      template,
      version,
      hash,
      released_at: now,
      changes,
      entity: JSON.stringify(entity),
      manifest: JSON.stringify(manifest),
      migrations: JSON.stringify(migrations),
      files: JSON.stringify(files),
    };
    await this.db('release')
      .insert(row)
      .onConflict(['template', 'version'])
      .ignore();
    const stored = await this.#get(template, version, ['hash']);
    if (stored.hash !== hash && prerelease(version)) {
      await this.db('release').where({ template, version }).update(row);
      return true;
    }
    return stored.hash === hash;
  }

  async getCurrentVersion(template: string): Promise<string | undefined> {
    const row: { version: string | null } | undefined = await this.db(
      'template',
    )
      .where({ name: template })
      .first('version');
    return row?.version ?? undefined;
  }

  async listCurrentVersions(): Promise<Map<string, string>> {
    const rows: Array<{ name: string; version: string }> = await this.db(
      'template',
    )
      .whereNotNull('version')
      .select('name', 'version');
    return new Map(rows.map(({ name, version }) => [name, version]));
  }

  async list(template: string): Promise<ReleaseInfo[]> {
    const rows: Array<Omit<ReleaseRow, 'files'>> = await this.db('release')
      .where({ template })
      .select('template', 'version', 'released_at', 'changes');
    return rows
      .map(({ version, released_at, changes }) => ({
        template,
        version,
        releasedAt: toDate(released_at),
        changes,
      }))
      .sort((a, b) => compare(b.version, a.version));
  }

  /** The newest version that was ever released. */
  async getNewestVersion(template: string): Promise<string | undefined> {
    const versions: string[] = await this.db('release')
      .where({ template })
      .pluck('version');
    return versions.sort(compare).at(-1);
  }

  async getEntity(
    template: string,
    version: string,
  ): Promise<TemplateEntityV1beta3> {
    const { entity } = await this.#get(template, version, ['entity']);
    return JSON.parse(entity);
  }

  async getManifest(
    template: string,
    version: string,
  ): Promise<{ manifest: TemplateManifest; migrations: Migration[] }> {
    const { manifest, migrations } = await this.#get(template, version, [
      'manifest',
      'migrations',
    ]);
    return {
      manifest: JSON.parse(manifest),
      migrations: JSON.parse(migrations),
    };
  }

  async getFiles(template: string, version: string): Promise<RepositoryFile[]> {
    const { files } = await this.#get(template, version, ['files']);
    return JSON.parse(files);
  }

  async #get<K extends keyof ReleaseRow>(
    template: string,
    version: string,
    columns: K[],
  ): Promise<Pick<ReleaseRow, K>> {
    const row = await this.db('release')
      .where({ template, version })
      .first(columns);
    if (!row) {
      throw new NotFoundError(
        `There is no release ${version} of the template '${template}'`,
      );
    }
    return row;
  }
}
