import { Link } from '@backstage/ui';
import { useEntityHref } from '@guildhall/plugin-guildhall-react';
import { EntitySummary } from '@guildhall/plugin-scorecards-common';

/** A link to an entity whose title is known already: it asks nobody. */
export function EntityTitleLink(props: { entity: EntitySummary }) {
  const { entity } = props;
  const entityHref = useEntityHref();
  return (
    <Link
      href={entityHref(entity.entityRef)}
      standalone
      title={entity.entityRef}
      weight="bold"
    >
      {entity.title}
    </Link>
  );
}
