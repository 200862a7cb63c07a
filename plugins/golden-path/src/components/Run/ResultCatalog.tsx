import { parseEntityRef } from '@backstage/catalog-model';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { Panel, useRequest } from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import useInterval from 'react-use/esm/useInterval';
import { useHrefs } from '../../hooks';
import { goldenPathTranslationRef } from '../../translation';
import styles from './Run.module.css';

const AGAIN_MILLISECONDS = 3_000;

/**
 * The entity of the service. It takes the catalog a moment to have a new one;
 * what is only proposed it has when it is merged.
 */
export function ResultCatalog(props: {
  entityRef: string;
  isProposed: boolean;
}) {
  const { entityRef, isProposed } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const catalogApi = useApi(catalogApiRef);
  const hrefs = useHrefs();
  const request = useRequest(
    useCallback(
      // Asked for one alone, the catalog would answer with an error until then.
      async () => {
        const { items } = await catalogApi.getEntitiesByRefs({
          entityRefs: [entityRef],
          fields: ['kind'],
        });
        return items.some(Boolean);
      },
      [catalogApi, entityRef],
    ),
  );
  const isThere = request.status === 'ready' && request.value;
  useInterval(
    request.reload,
    isThere || isProposed ? null : AGAIN_MILLISECONDS,
  );

  const entityHref = hrefs.entity(entityRef);
  return (
    <Panel title={t('result.catalog')}>
      <div aria-live="polite">
        {isThere ? (
          <ul className={styles.links}>
            <li>
              <Link href={entityHref}>
                {t('result.catalogOpen', {
                  name: parseEntityRef(entityRef).name,
                })}
              </Link>
            </li>
            <li>
              <Link href={`${entityHref}/scorecards`}>
                {t('result.scorecards')}
              </Link>
            </li>
            <li>
              <Link href={hrefs.service(entityRef)}>
                {t('result.goldenPath')}
              </Link>
            </li>
          </ul>
        ) : (
          <p className={styles.quiet}>
            {isProposed
              ? t('result.catalogProposed')
              : t('result.catalogWaiting')}
          </p>
        )}
      </div>
    </Panel>
  );
}
