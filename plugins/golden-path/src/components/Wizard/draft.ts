import { StorageApi } from '@backstage/frontend-plugin-api';
import { answersSchema } from '@guildhall/plugin-golden-path-common';
import { z } from 'zod';

/** A form that somebody did not finish yet. */
const draftSchema = z.object({
  visitId: z.string(),
  answers: answersSchema,
  /** The index of the step that they came to. */
  furthest: z.number().int().min(0),
  savedAt: z.string(),
  /** Of the run that was started with these answers. */
  taskId: z.string().optional(),
});

export type Draft = z.output<typeof draftSchema>;

/** Keeps the draft of one person for one template. */
export interface DraftStore {
  load(): Promise<Draft | undefined>;
  save(draft: Draft): Promise<void>;
  clear(): Promise<void>;
}

export function createDraftStore(options: {
  storageApi: StorageApi;
  userEntityRef: string;
  template: string;
}): DraftStore {
  const { storageApi, userEntityRef, template } = options;
  const bucket = storageApi.forBucket('golden-path-drafts');
  const key = `${template}|${userEntityRef}`;
  return {
    async load() {
      const { data } = draftSchema.safeParse(await read(bucket, key));
      return data;
    },
    save: draft => bucket.set(key, draft),
    clear: () => bucket.remove(key),
  };
}

/** A storage on a server does not know at once what it has. */
function read(bucket: StorageApi, key: string): Promise<unknown> {
  const { presence, value } = bucket.snapshot(key);
  if (presence !== 'unknown') {
    return Promise.resolve(value);
  }
  return new Promise((resolve, reject) => {
    const subscription = bucket.observe$(key).subscribe({
      next: snapshot => {
        if (snapshot.presence !== 'unknown') {
          resolve(snapshot.value);
          setTimeout(() => subscription.unsubscribe());
        }
      },
      error: reject,
    });
  });
}

/** Works where `crypto.randomUUID` does not: on hosts without TLS. */
export function newVisitId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
