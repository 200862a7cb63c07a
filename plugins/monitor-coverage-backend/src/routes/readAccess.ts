import { EntityAccess } from '@guildhall/plugin-guildhall-node';
import { coverageReadPermission } from '@guildhall/plugin-monitor-coverage-common';
import { Request } from 'express';
import { PartFilter } from '../database/reports/scope';
import { anyone } from '../http/callers';
import { RouteOptions } from './RouteOptions';

/**
 * What the caller may see, if anything.
 *
 * @throws NotAllowedError naming the permission that is missing.
 */
export async function readAccess(
  { authorizer, httpAuth }: Pick<RouteOptions, 'authorizer' | 'httpAuth'>,
  req: Request,
): Promise<{ access: EntityAccess }> {
  return authorizer.requireAccess(
    coverageReadPermission,
    await anyone(httpAuth, req),
  );
}

/** The part of a query that says which parts it is about. */
export function toPartFilter(query: PartFilter): PartFilter {
  const { kind, type, owner, system, q } = query;
  return { kind, type, owner, system, q };
}
