/**
 * The entities whose repository has a template's stamp. The filter of the tab
 * and the card; an app may override it in its configuration.
 */
export const MADE_FROM_TEMPLATE = {
  kind: { $in: ['component', 'api', 'resource', 'system'] },
  'metadata.annotations.guildhall.dev/template-version': { $exists: true },
};
