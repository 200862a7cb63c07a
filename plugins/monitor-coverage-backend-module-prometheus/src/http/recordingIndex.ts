import { InputError, toError } from '@backstage/errors';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const indexSchema = z.object({
  recordedAt: z.iso.datetime({ offset: true }),
  answers: z.array(
    z.object({
      /** `prometheus /api/v1/query?query=up`, with nothing encoded. */
      request: z.string(),
      /** In the same folder. */
      file: z.string().regex(/^[\w-][\w.-]*$/, 'must be the name of a file'),
      status: z.number().int().default(200),
    }),
  ),
});

export const INDEX_FILE = 'index.json';

/** What a folder of recorded answers holds. */
export type RecordingIndex = z.output<typeof indexSchema>;

/** @throws InputError that names the file. */
export async function readRecordingIndex(
  folder: string,
): Promise<RecordingIndex> {
  const file = path.join(folder, INDEX_FILE);
  try {
    return indexSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new InputError(
      `The recorded answers in ${file} cannot be read: ${
        error instanceof z.ZodError
          ? z.prettifyError(error)
          : toError(error).message
      }`,
    );
  }
}
