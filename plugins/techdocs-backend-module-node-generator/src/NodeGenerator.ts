import {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import {
  GeneratorRunOptions,
  TechdocsGenerator,
} from '@backstage/plugin-techdocs-node';
import { SiteWriter } from './output/SiteWriter';
import { writeSite } from './output/writeSite';
import { buildNavigation } from './pages/navigation';
import { readPages } from './pages/readPages';
import { listSources } from './site/listSources';
import { readSiteSettings } from './site/readSiteSettings';

const MAX_WARNINGS = 100;

/**
 * Turns the Markdown of a folder into the files that the TechDocs reader
 * shows and the search indexes.
 *
 * @remarks
 * TechDocs takes nothing but its own class as a generator, hence a subclass
 * that replaces all that it does.
 */
export class NodeGenerator extends TechdocsGenerator {
  static create(config: RootConfigService, logger: LoggerService) {
    const scmIntegrations = ScmIntegrations.fromConfig(config);
    return new NodeGenerator({ config, logger, scmIntegrations });
  }

  override async run(options: GeneratorRunOptions): Promise<void> {
    const { inputDir, outputDir, etag, siteOptions } = options;
    const warn = createWarner(options.logger);

    const settings = await readSiteSettings(
      inputDir,
      siteOptions?.name ?? 'Documentation',
    );
    const sources = await listSources({ inputDir, settings, warn });
    const pages = await readPages({ settings, sources, warn });
    const navigation = buildNavigation({ settings, pages, warn });
    await writeSite({
      settings,
      sources,
      pages,
      navigation,
      etag,
      writer: new SiteWriter(outputDir),
    });
  }
}

/** Tells what is wrong in a document, but lets no document fill the log. */
function createWarner(logger: GeneratorRunOptions['logger']) {
  let count = 0;
  return (message: string) => {
    count += 1;
    if (count <= MAX_WARNINGS) {
      logger.warn(message);
    }
  };
}
