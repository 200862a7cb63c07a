import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { RiSearchEyeLine } from '@remixicon/react';
import { ReactNode } from 'react';
import { Request } from '../../hooks';
import { guildhallReactTranslationRef } from '../../translation';
import { EmptyState } from './EmptyState';
import { ErrorState } from './ErrorState';
import { LoadingState } from './LoadingState';
import { NoPermissionState } from './NoPermissionState';
import styles from './PageState.module.css';

/**
 * Shows a request in whatever state it is in. What was loaded stays on the
 * screen while something newer is on its way.
 *
 * @public
 */
export function PageState<T>(props: {
  request: Request<T>;
  children: (value: T) => ReactNode;
  /** In place of three grey rows. */
  loading?: ReactNode;
  /** Whether there is nothing in the answer … */
  isEmpty?: (value: T) => boolean;
  /** … and what to show then. */
  empty?: ReactNode;
}) {
  const { request, children, loading, isEmpty, empty } = props;
  const { t } = useTranslationRef(guildhallReactTranslationRef);

  switch (request.status) {
    case 'loading':
      return <>{loading ?? <LoadingState />}</>;
    case 'forbidden':
      return <NoPermissionState />;
    case 'not-found':
      return (
        <EmptyState
          description={t('state.notFound.action')}
          icon={<RiSearchEyeLine />}
          title={t('state.notFound.title')}
        />
      );
    case 'error':
      return <ErrorState error={request.error} onRetry={request.reload} />;
    default:
      return (
        <div aria-busy={request.isRefreshing} className={styles.ready}>
          {request.refreshError && (
            <Alert
              customActions={
                <Button
                  onPress={request.reload}
                  size="small"
                  variant="tertiary"
                >
                  {t('state.retry')}
                </Button>
              }
              description={request.refreshError.message}
              status="warning"
              title={t('state.refreshFailed')}
            />
          )}
          {isEmpty?.(request.value) ? empty : children(request.value)}
        </div>
      );
  }
}
