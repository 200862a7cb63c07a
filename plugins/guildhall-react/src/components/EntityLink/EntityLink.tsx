import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { useEntityHref } from '../../hooks';

/**
 * A link to an entity, by the name that the catalog shows it under.
 *
 * @public
 */
export function EntityLink(props: { entityRef: string }) {
  const { entityRef } = props;
  const entityHref = useEntityHref();
  const { primaryTitle } = useEntityPresentation(entityRef, {
    defaultNamespace: 'default',
  });
  return (
    <Link href={entityHref(entityRef)} title={entityRef}>
      {primaryTitle}
    </Link>
  );
}
