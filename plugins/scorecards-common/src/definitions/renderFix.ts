import { parseEntityRef } from '@backstage/catalog-model';
import { CompiledCheck, PreparedEvaluation, RenderedFix } from './types';

/**
 * Fills in a check's fix for an entity. Undefined if it has none, or if it is
 * a link of which a part cannot be told, or which is not a path or http(s).
 * Parameters that cannot be told are left out.
 *
 * @public
 */
export function renderFix(
  check: CompiledCheck,
  prepared: PreparedEvaluation,
): RenderedFix | undefined {
  const { fix } = check;
  if (!fix) {
    return undefined;
  }
  const context = prepared.contextFor(check);
  const { title } = fix;
  if ('url' in fix) {
    const url = fix.url.renderComplete(context);
    return url !== undefined && isSafeLink(url) ? { title, url } : undefined;
  }
  const parameters: Record<string, string> = {};
  for (const [name, template] of Object.entries(fix.parameters)) {
    const value = template.renderComplete(context);
    if (value !== undefined) {
      parameters[name] = value;
    }
  }
  return { title, template: fix.template, parameters };
}

/**
 * Where a fix is: its link, or a path of the portal to the template's wizard
 * with its form filled in.
 *
 * @public
 */
export function toFixUrl(fix: RenderedFix): string {
  if ('url' in fix) {
    return fix.url;
  }
  const { namespace, name } = parseEntityRef(fix.template);
  const formData = encodeURIComponent(JSON.stringify(fix.parameters));
  return `/create/templates/${namespace}/${name}?formData=${formData}`;
}

// The parts come from entities and facts, so that the scheme is not given.
function isSafeLink(url: string): boolean {
  if (/^\/(?![/\\])/.test(url)) {
    return true;
  }
  try {
    return ['http:', 'https:'].includes(new URL(url).protocol);
  } catch {
    return false;
  }
}
