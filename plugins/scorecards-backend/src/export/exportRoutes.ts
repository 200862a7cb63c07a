import { HttpAuthService } from '@backstage/backend-plugin-api';
import { Authorizer, parse } from '@guildhall/plugin-guildhall-node';
import {
  exportExemptionsQuerySchema,
  exportScorecardQuerySchema,
  scorecardReadPermission,
} from '@guildhall/plugin-scorecards-common';
import { Response, Router } from 'express';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { toExemptionSelection } from '../exemptions/toExemptionSelection';
import { toEntityFilter } from '../routes/toEntityFilter';
import { ExportService } from './ExportService';
import { ExportedFile } from './toFile';

/** Scorecards and the ledger of exemptions as files. */
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
    const file = await exports.exportScorecard(req.params.id, {
      ...scope,
      filter: toEntityFilter(query),
      format: query.format,
      level: query.level,
      status: query.status,
      check: query.check,
    });
    await send(res, file);
  });

  router.get('/exemptions/export', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const { format, ...query } = parse(exportExemptionsQuerySchema, req.query);
    await send(
      res,
      exports.exportExemptions(
        format,
        toExemptionSelection(query),
        credentials,
      ),
    );
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
