import { NotFoundError } from '@backstage/errors';
import {
  ListTemplatesQuery,
  Page,
  Release,
  ReleaseFiles,
  TemplateDetail,
  TemplateStatistics,
  TemplateSummary,
} from '@guildhall/plugin-golden-path-common';
import { decodeCursor, toPage } from '@guildhall/plugin-guildhall-node';
import { lt } from 'semver';
import { GeneratedServices } from '../parts';
import { StatisticsStore } from '../runs/StatisticsStore';
import { templateRefOf } from './readTemplate';
import { ReleaseStore } from './ReleaseStore';
import { ReleasedTemplate, TemplateStore } from './TemplateStore';
import { countByWeek, firstWeek } from './weeks';

/** How many services there are on each release. */
type ServiceCounts = Awaited<ReturnType<GeneratedServices['countByRelease']>>;

/** Templates, their releases and how they do. */
export class TemplatesService {
  constructor(
    private readonly options: {
      generatedServices: GeneratedServices;
      releases: ReleaseStore;
      statistics: StatisticsStore;
      templates: TemplateStore;
    },
  ) {}

  /** There are never many: they are filtered and paged here. */
  async list(
    query: Pick<ListTemplatesQuery, 'q' | 'cursor'> & { limit: number },
  ): Promise<Page<TemplateSummary>> {
    const { q = '', cursor, limit } = query;
    const words = q.toLocaleLowerCase('en-US');
    const [after = ''] = cursor ? decodeCursor(cursor, ['text']) : [];
    const all = (await this.options.templates.list()).filter(
      ({ name, entity }) =>
        `${name}\n${entity?.metadata.title ?? ''}`
          .toLocaleLowerCase('en-US')
          .includes(words),
    );
    const { rows, nextCursor } = toPage(
      all.filter(({ name }) => name > after).slice(0, limit + 1),
      limit,
      ({ name }) => [name],
    );
    return {
      items: await this.#summarize(rows),
      totalItems: all.length,
      nextCursor,
    };
  }

  async get(name: string): Promise<TemplateDetail> {
    const { generatedServices, releases, templates } = this.options;
    const template = await templates.get(name);
    if (!template) {
      throw new NotFoundError(`There is no template '${name}'`);
    }
    const [summary] = await this.#summarize([template]);
    const now = new Date();
    const births = await generatedServices.listBirths(name, firstWeek(now));
    const counts = await generatedServices.countByRelease();
    const released = await releases.list(name);
    return {
      ...summary,
      releases: released.map(
        ({ version, releasedAt, changes }): Release => ({
          version,
          releasedAt: releasedAt.toISOString(),
          changes,
          services: count(counts, name, other => other === version),
        }),
      ),
      births: countByWeek(births, now),
    };
  }

  /** The Template entities of all releases in force, for the catalog. */
  async listEntities() {
    const templates = await this.options.templates.list();
    return {
      items: templates.flatMap(({ entity, address }) =>
        entity
          ? [
              {
                ...entity,
                metadata: {
                  ...entity.metadata,
                  annotations: {
                    ...entity.metadata.annotations,
                    'backstage.io/managed-by-location': address,
                    'backstage.io/managed-by-origin-location': address,
                  },
                },
              },
            ]
          : [],
      ),
    };
  }

  /** @throws NotFoundError when there is no such release. */
  async getFiles(name: string, version: string): Promise<ReleaseFiles> {
    const { releases } = this.options;
    const { manifest } = await releases.getManifest(name, version);
    return {
      name,
      version,
      copyWithoutTemplating: manifest.copyWithoutTemplating,
      files: await releases.getFiles(name, version),
    };
  }

  async #summarize(templates: ReleasedTemplate[]): Promise<TemplateSummary[]> {
    const { generatedServices, statistics } = this.options;
    const counts = await generatedServices.countByRelease();
    const statisticsOf = await statistics.get(
      templates.map(({ name }) => name),
      new Date(),
    );
    return templates.flatMap(template => {
      const { name } = template;
      const known = statisticsOf.get(name);
      return known ? [toSummary(template, counts, known)] : [];
    });
  }
}

function toSummary(
  template: ReleasedTemplate,
  counts: ServiceCounts,
  statistics: TemplateStatistics,
): TemplateSummary {
  const { name, entity, version, releasedAt, problems } = template;
  return {
    name,
    templateRef: templateRefOf(name),
    title: entity?.metadata.title ?? name,
    description: entity?.metadata.description ?? '',
    owner: entity?.spec.owner,
    type: entity?.spec.type ?? 'unknown',
    tags: entity?.metadata.tags ?? [],
    version,
    releasedAt: releasedAt?.toISOString(),
    services: count(counts, name, () => true),
    servicesBehind: count(
      counts,
      name,
      other =>
        version !== undefined && other !== undefined && lt(other, version),
    ),
    statistics,
    problems,
  };
}

function count(
  counts: ServiceCounts,
  template: string,
  matches: (version: string | undefined) => boolean,
): number {
  return counts
    .filter(row => row.template === template && matches(row.version))
    .reduce((total, { services }) => total + services, 0);
}
