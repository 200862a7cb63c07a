import { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import { TemplateProblem } from '@guildhall/plugin-golden-path-common';
import {
  DatabaseTime,
  toDate,
  upsertRows,
} from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';

/** A template that one of the locations holds. */
export interface StoredTemplate {
  name: string;
  /** The configured target that it comes from. */
  location: string;
  address: string;
  /** The release in force. */
  version?: string;
  problems: TemplateProblem[];
}

/** With what its release in force says of it. */
export interface ReleasedTemplate extends StoredTemplate {
  entity?: TemplateEntityV1beta3;
  releasedAt?: Date;
}

interface TemplateRow {
  name: string;
  location: string;
  address: string;
  version: string | null;
  problems: string;
}

type ReleasedRow = TemplateRow & {
  entity: string | null;
  released_at: DatabaseTime | null;
};

/** The SQL of the templates that there are now. */
export class TemplateStore {
  constructor(private readonly db: Knex) {}

  async save(templates: StoredTemplate[]): Promise<void> {
    await upsertRows<TemplateRow>(
      this.db,
      'template',
      templates.map(({ problems, version, ...template }) => ({
        ...template,
        version: version ?? null,
        problems: JSON.stringify(problems),
      })),
      ['name'],
    );
  }

  /** Removes all templates but these; their releases stay known. */
  async removeOthers(names: string[]): Promise<void> {
    await this.db('template').whereNotIn('name', names).delete();
  }

  /** By name. */
  async list(): Promise<ReleasedTemplate[]> {
    return this.#query(() => {});
  }

  async get(name: string): Promise<ReleasedTemplate | undefined> {
    const [template] = await this.#query(query =>
      query.where('template.name', name),
    );
    return template;
  }

  async #query(
    filter: (query: Knex.QueryBuilder) => void,
  ): Promise<ReleasedTemplate[]> {
    const rows: ReleasedRow[] = await this.db('template')
      .leftJoin('release', {
        'release.template': 'template.name',
        'release.version': 'template.version',
      })
      .modify(filter)
      .orderBy('template.name')
      .select(
        'template.name',
        'template.location',
        'template.address',
        'template.version',
        'template.problems',
        'release.entity',
        'release.released_at',
      );
    return rows.map(row => ({
      name: row.name,
      location: row.location,
      address: row.address,
      version: row.version ?? undefined,
      problems: JSON.parse(row.problems),
      entity: row.entity === null ? undefined : JSON.parse(row.entity),
      releasedAt:
        row.released_at === null ? undefined : toDate(row.released_at),
    }));
  }
}
