import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { EmptyState, ResponseErrorPanel } from '@backstage/core-components';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import {
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Link,
  List,
  ListRow,
  Skeleton,
  Text,
} from '@backstage/ui';
import { appTranslationRef } from '../translation';
import { type OwnedSoftwareState } from './useOwnedSoftware';

/** What the signed-in person and their teams own. */
export function OwnedSoftware(props: OwnedSoftwareState) {
  const { loading, error, value } = props;
  const { t } = useTranslationRef(appTranslationRef);
  const catalogPath = useRouteRef(catalogPlugin.routes.catalogIndex);

  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {t('home.owned.title')}
        </Text>
      </CardHeader>
      <CardBody>
        {loading && <Skeleton height={240} />}
        {error && (
          <ResponseErrorPanel error={error} title={t('home.owned.failed')} />
        )}
        {value?.items.length === 0 && (
          <EmptyState
            missing="content"
            title={t('home.owned.empty')}
            description={t('home.owned.emptyDescription')}
          />
        )}
        {value && value.items.length > 0 && (
          <EntityList entities={value.items} />
        )}
      </CardBody>
      {catalogPath && (
        <CardFooter>
          <Link href={`${catalogPath()}?filters[user]=owned`}>
            {t('home.owned.all')}
          </Link>
        </CardFooter>
      )}
    </Card>
  );
}

function EntityList(props: { entities: Entity[] }) {
  const { t } = useTranslationRef(appTranslationRef);
  const entityPath = useRouteRef(entityRouteRef);
  return (
    <List aria-label={t('home.owned.title')}>
      {props.entities.map(entity => {
        const name = entity.metadata.title ?? entity.metadata.name;
        return (
          <ListRow
            key={stringifyEntityRef(entity)}
            id={stringifyEntityRef(entity)}
            textValue={name}
            href={entityPath?.(entityRouteParams(entity))}
            description={entity.metadata.description}
            customActions={
              <Text variant="body-small" color="secondary">
                {entity.kind}
              </Text>
            }
          >
            {name}
          </ListRow>
        );
      })}
    </List>
  );
}
