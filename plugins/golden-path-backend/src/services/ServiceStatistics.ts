import { DatabaseTime, toDate } from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';
import { GeneratedServices } from '../parts';

/** What is known of generated services, as templates and preflight need it. */
export class ServiceStatistics implements GeneratedServices {
  constructor(private readonly db: Knex) {}

  async countByRelease() {
    const rows: Array<{
      template: string;
      version: string | null;
      count: number | string;
    }> = await this.db('service')
      .groupBy('template', 'version')
      .orderBy(['template', 'version'])
      .select('template', 'version')
      .count({ count: '*' });
    return rows.map(({ template, version, count }) => ({
      template,
      version: version ?? undefined,
      services: Number(count),
    }));
  }

  async listBirths(template: string, after: Date): Promise<Date[]> {
    const births: DatabaseTime[] = await this.db('service')
      .where({ template })
      .where('created_at', '>=', after)
      .orderBy('created_at')
      .pluck('created_at');
    return births.map(toDate);
  }

  async hasRepository(repository: {
    host: string;
    name: string;
  }): Promise<boolean> {
    const { host, name } = repository;
    const found = await this.db('service').where({ host, name }).first('id');
    return found !== undefined;
  }

  async forgetRepository(repository: {
    host: string;
    name: string;
  }): Promise<void> {
    const { host, name } = repository;
    await this.db('service').where({ host, name }).delete();
  }
}
