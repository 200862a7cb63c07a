import { RootConfigService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { NotModifiedError } from '@backstage/errors';
import {
  DirectoryPreparer,
  PreparerBase,
  PreparerConfig,
  PreparerOptions,
  PreparerResponse,
} from '@backstage/plugin-techdocs-node';
import { createHash } from 'node:crypto';
import { version as generatorVersion } from '../package.json';
import { listSources } from './site/listSources';
import { readSiteSettings } from './site/readSiteSettings';

/**
 * Tells whether the documentation in a local folder has changed.
 *
 * @remarks
 * TechDocs by itself knows that of remote repositories only. Local folders it
 * builds again on every visit, and then asks the reader to refresh the page.
 */
export class LocalPreparer implements PreparerBase {
  readonly #preparer: PreparerBase;

  static create(config: RootConfigService, options: PreparerConfig) {
    return new LocalPreparer(DirectoryPreparer.fromConfig(config, options));
  }

  private constructor(preparer: PreparerBase) {
    this.#preparer = preparer;
  }

  shouldCleanPreparedDirectory(): boolean {
    return this.#preparer.shouldCleanPreparedDirectory();
  }

  async prepare(
    entity: Entity,
    options?: PreparerOptions,
  ): Promise<PreparerResponse> {
    const prepared = await this.#preparer.prepare(entity, options);
    if (prepared.etag) {
      return prepared;
    }
    const { title, name } = entity.metadata;
    const etag = await describeVersion(prepared.preparedDir, title ?? name);
    if (etag === options?.etag) {
      throw new NotModifiedError();
    }
    return { ...prepared, etag };
  }
}

async function describeVersion(inputDir: string, siteName: string) {
  const settings = await readSiteSettings(inputDir, siteName);
  // What is left out is told by the build.
  const { version } = await listSources({ inputDir, settings, warn() {} });
  return createHash('sha256')
    .update(JSON.stringify([generatorVersion, settings, version]))
    .digest('hex');
}
