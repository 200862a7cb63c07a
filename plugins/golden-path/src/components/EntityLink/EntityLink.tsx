import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { useHrefs } from '../../hooks';

/** A link to an entity, by the name that the catalog shows it under. */
export function EntityLink(props: { entityRef: string }) {
  const { entityRef } = props;
  const hrefs = useHrefs();
  const { primaryTitle } = useEntityPresentation(entityRef, {
    defaultNamespace: 'default',
  });
  return (
    <Link href={hrefs.entity(entityRef)} title={entityRef}>
      {primaryTitle}
    </Link>
  );
}
