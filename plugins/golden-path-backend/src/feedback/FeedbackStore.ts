import {
  Feedback,
  FeedbackRequest,
  Page,
} from '@guildhall/plugin-golden-path-common';
import {
  applyKeyset,
  DatabaseTime,
  KeysetColumn,
  toIso,
  toPage,
  toStorableText,
} from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';

interface FeedbackRow {
  number: number;
  id: string;
  template: string;
  version: string;
  task_id: string;
  created_by: string;
  created_at: DatabaseTime;
  rating: number;
  note: string | null;
}

const ORDER: KeysetColumn[] = [
  { column: 'feedback.number', type: 'number', order: 'desc' },
];

const AUTHOR = ['template', 'version', 'task_id', 'created_by'];

/** The SQL of feedback. */
export class FeedbackStore {
  constructor(private readonly db: Knex) {}

  /** Whoever says something again about the same run takes back the first. */
  async give(
    request: FeedbackRequest,
    createdBy: string,
    now: Date,
  ): Promise<Feedback> {
    const { template, version, rating, note, taskId = '' } = request;
    const [row] = await this.db<FeedbackRow>('feedback')
      .insert({
        id: randomUUID(),
        template,
        version,
        task_id: taskId,
        created_by: createdBy,
        created_at: now,
        rating,
        note: note === undefined ? null : toStorableText(note),
      })
      .onConflict(AUTHOR)
      .merge(['created_at', 'rating', 'note'])
      .returning('*');
    return toFeedback(row);
  }

  /** The newest first. */
  async list(query: {
    template?: string;
    version?: string;
    cursor?: string;
    limit: number;
  }): Promise<Page<Feedback>> {
    const select = () =>
      this.db<FeedbackRow>('feedback').modify((feedback: Knex.QueryBuilder) => {
        if (query.template !== undefined) {
          feedback.where('template', query.template);
        }
        if (query.version !== undefined) {
          feedback.where('version', query.version);
        }
      });
    const found: FeedbackRow[] = await select()
      .modify(applyKeyset, ORDER, query.cursor)
      .limit(query.limit + 1);
    const [{ total }] = await select().count({ total: '*' });
    const { rows, nextCursor } = toPage(found, query.limit, ({ number }) => [
      number,
    ]);
    return {
      items: rows.map(toFeedback),
      totalItems: Number(total),
      nextCursor,
    };
  }
}

function toFeedback(row: FeedbackRow): Feedback {
  return {
    id: row.id,
    template: row.template,
    version: row.version,
    rating: row.rating,
    note: row.note ?? undefined,
    createdBy: row.created_by,
    createdAt: toIso(row.created_at),
  };
}
