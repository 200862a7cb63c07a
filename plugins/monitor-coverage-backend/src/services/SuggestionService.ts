import { Entity } from '@backstage/catalog-model';
import {
  EntityAccess,
  EntityProjection,
} from '@guildhall/plugin-guildhall-node';
import {
  defaultPartLabels,
  Labels,
  Signal,
  suggestRules,
  Suggestion,
  toPartIdentity,
} from '@guildhall/plugin-monitor-coverage-common';
import { ProviderStore } from '../database/ProviderStore';
import { FoundMatch, MatchReports } from '../database/reports/MatchReports';
import { PartService } from './PartService';

/** Rules that would close a gap. */
export class SuggestionService {
  constructor(
    private readonly options: {
      /** Names of labels that name parts, where they are not the usual ones. */
      labels?: string[];
      matches: MatchReports;
      parts: PartService;
      projection: EntityProjection;
      providers: ProviderStore;
    },
  ) {}

  /** @throws NotFoundError when there is no such part. */
  async list(
    request: { part: string; signal: Signal },
    access: EntityAccess,
  ): Promise<{ items: Suggestion[] }> {
    const { labels, matches, parts, projection, providers } = this.options;
    const { id, part } = await parts.find(request.part, access);
    const [projected] = await projection.getByIds([id]);
    const { entity } = projected;
    return {
      items: suggestRules({
        part: {
          entityRef: part.entityRef,
          title: part.title,
          type: part.type,
          tags: entity.metadata.tags,
        },
        signal: request.signal,
        labels: findLabels(
          { id, ref: part.entityRef, entity },
          await matches.list(id),
          labels ?? defaultPartLabels,
        ),
        metrics: await providers.listMetrics(),
        owner: part.owner,
        runbookUrl: findRunbook(entity),
      }),
    };
  }
}

/**
 * The labels that the series of a part are known to have: as its owner says,
 * or as monitors that watch it already select them.
 */
function findLabels(
  part: { id: number; ref: string; entity: Entity },
  matches: FoundMatch[],
  names: readonly string[],
): Labels | undefined {
  const { aliases = [], annotations } = toPartIdentity(part.entity);
  const declared = annotations?.['prometheus.io/labels'];
  if (declared) {
    return Object.fromEntries(
      declared.split(',').map(pair => {
        const [name, ...value] = pair.split('=');
        return [name.trim(), value.join('=').trim()];
      }),
    );
  }
  const values = [part.entity.metadata.name, ...aliases];
  for (const { document } of matches) {
    const series = [
      ...document.selectors.map(({ labels }) => labels),
      ...(document.seriesLabels ?? []),
    ];
    for (const labels of series) {
      const name = names.find(label => values.includes(labels[label]));
      if (name) {
        return { [name]: labels[name] };
      }
    }
  }
  return undefined;
}

function findRunbook({ metadata }: Entity): string | undefined {
  return metadata.links?.find(({ title, type }) =>
    /runbook/i.test(`${title} ${type}`),
  )?.url;
}
