import { HttpAuthService } from '@backstage/backend-plugin-api';
import { Authorizer, parse } from '@guildhall/plugin-guildhall-node';
import {
  exportScorecardQuerySchema,
  scorecardReadPermission,
} from '@guildhall/plugin-scorecards-common';
import { Response, Router } from 'express';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { toEntityFilter } from '../routes/toEntityFilter';
import { ExportedFile, ExportService } from './ExportService';

/** Scorecards as files. */
export function addExportRoutes(
  router: Router,
  options: {
    authorizer: Authorizer;
    exports: ExportService;
    httpAuth: HttpAuthService;
  },
): void {
  const { authorizer, exports, httpAuth } = options;

  router.get('/scorecards/:id/export', async (req, res) => {
    const scope = await authorizer.requireAccess(
      scorecardReadPermission,
      await httpAuth.credentials(req, { allow: ['user', 'service'] }),
    );
    const query = parse(exportScorecardQuerySchema, req.query);
    const file = await exports.export(req.params.id, {
      ...scope,
      filter: toEntityFilter(query),
      format: query.format,
      level: query.level,
      status: query.status,
      check: query.check,
    });
    await send(res, file);
  });
}

/** Sends a file no faster than the caller takes it. */
async function send(res: Response, file: ExportedFile): Promise<void> {
  const content = Readable.from(file.content);
  // Until the first part is there, an error can still be told in words.
  await once(content, 'readable');
  res.set('Content-Type', file.contentType);
  res.attachment(file.name);
  try {
    await pipeline(content, res);
  } catch (error) {
    if (!res.closed) {
      throw error;
    }
    // The caller has gone away, or sees from the cut connection that it failed.
  }
}
