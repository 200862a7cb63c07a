import { Entity } from '@backstage/catalog-model';
import {
  ExtensionDefinition,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { useParams } from 'react-router-dom';

/**
 * The page of an entity, with one element on it; without an element, it is
 * there for links to lead to. The entity is the one of `entities` that has the
 * name in the path.
 *
 * @public
 */
export function entityPage(
  options: { element?: JSX.Element; entities?: readonly Entity[] } = {},
): ExtensionDefinition {
  const { element = <></>, entities = [] } = options;
  return PageBlueprint.make({
    name: 'entity',
    params: {
      path: '/catalog/:namespace/:kind/:name',
      routeRef: entityRouteRef,
      loader: async () => (
        <EntityOfPath entities={entities}>{element}</EntityOfPath>
      ),
    },
  });
}

function EntityOfPath(props: {
  entities: readonly Entity[];
  children: JSX.Element;
}) {
  const { entities, children } = props;
  const { name } = useParams();
  const entity = entities.find(({ metadata }) => metadata.name === name);
  return <EntityProvider entity={entity}>{children}</EntityProvider>;
}
