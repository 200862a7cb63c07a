import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EmptyState,
  LoadingState,
  PageState,
  Panel,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { RiWalkLine } from '@remixicon/react';
import { useCallback, useState } from 'react';
import { Button } from '@backstage/ui';
import { scorecardsApiRef } from '../../api';
import { useEntityFilter, useVerdictsChanged } from '../../hooks';
import { scorecardsTranslationRef } from '../../translation';
import { MovementItem } from './MovementItem';
import styles from './PortfolioPage.module.css';

const FIRST = 10;
const MORE = 100;

/** Who rose and who fell in the last seven days. */
export function Movements() {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const scorecardsApi = useApi(scorecardsApiRef);
  const { filter } = useEntityFilter();
  const [limit, setLimit] = useState(FIRST);

  const request = useRequest(
    useCallback(
      signal => scorecardsApi.listMovements({ ...filter, limit }, { signal }),
      [scorecardsApi, filter, limit],
    ),
  );
  useVerdictsChanged(request.reload);

  return (
    <Panel title={t('movements.title')}>
      <PageState
        empty={
          <EmptyState
            description={t('movements.empty.description')}
            icon={<RiWalkLine />}
            title={t('movements.empty.title')}
          />
        }
        isEmpty={({ items }) => items.length === 0}
        loading={<LoadingState rowHeight={28} rows={4} />}
        request={request}
      >
        {({ items, totalItems }) => (
          <>
            <ul className={styles.movements}>
              {items.map(movement => (
                <MovementItem
                  key={`${movement.scorecard.id} ${movement.entity.entityRef} ${movement.at}`}
                  movement={movement}
                />
              ))}
            </ul>
            {items.length < totalItems && limit < MORE && (
              <Button
                className={styles.more}
                onPress={() => setLimit(MORE)}
                size="small"
                variant="secondary"
              >
                {t('movements.more', {
                  amount: String(totalItems - items.length),
                })}
              </Button>
            )}
          </>
        )}
      </PageState>
    </Panel>
  );
}
