import {
  DefinitionFile as ReadFile,
  inTransaction,
  upsertRows,
} from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';
import { lockState, raiseRevision } from './StateStore';

/** A file with policies and journeys as it was last read. */
export interface DefinitionFile extends ReadFile {
  /** The last content without problems, if there ever was one. */
  goodContent?: string;
}

type FileRow = {
  location: string;
  content: string;
  good_content: string | null;
  error: string | null;
};

/** The SQL of definition files. */
export class DefinitionStore {
  constructor(private readonly db: Knex) {}

  async list(tx: Knex = this.db): Promise<DefinitionFile[]> {
    const rows = await tx<FileRow>('definition_file').orderBy('location');
    return rows.map(row => ({
      location: row.location,
      content: row.content,
      goodContent: row.good_content ?? undefined,
      error: row.error ?? undefined,
    }));
  }

  /** Replaces all files, writing only those that are not as before. */
  async replace(files: DefinitionFile[]): Promise<void> {
    await inTransaction(this.db, async tx => {
      await lockState(tx);
      const before = new Map(
        (await this.list(tx)).map(file => [file.location, file]),
      );
      const changed = files.filter(file => {
        const known = before.get(file.location);
        return (
          known?.content !== file.content ||
          known.goodContent !== file.goodContent ||
          known.error !== file.error
        );
      });
      files.forEach(({ location }) => before.delete(location));
      if (changed.length === 0 && before.size === 0) {
        return;
      }
      await tx<FileRow>('definition_file')
        .whereIn('location', [...before.keys()])
        .delete();
      await upsertRows<FileRow>(
        tx,
        'definition_file',
        changed.map(({ location, content, goodContent, error }) => ({
          location,
          content,
          good_content: goodContent ?? null,
          error: error ?? null,
        })),
        ['location'],
      );
      await raiseRevision(tx);
    });
  }
}
