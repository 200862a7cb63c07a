import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { Button } from '@backstage/ui';
import { RiErrorWarningLine, RiRefreshLine } from '@remixicon/react';
import { guildhallReactTranslationRef } from '../../translation';
import { EmptyState } from './EmptyState';
import styles from './PageState.module.css';

/**
 * Something could not be loaded: what the server said, what to do, and a
 * button that tries again.
 *
 * @public
 */
export function ErrorState(props: { error: Error; onRetry: () => void }) {
  const { error, onRetry } = props;
  const { t } = useTranslationRef(guildhallReactTranslationRef);
  return (
    <div role="alert">
      <EmptyState
        action={
          <Button
            iconStart={<RiRefreshLine />}
            onPress={onRetry}
            variant="secondary"
          >
            {t('state.retry')}
          </Button>
        }
        description={
          <>
            <p>{t(`state.error.${adviceFor(error)}`)}</p>
            <code className={styles.message}>{messageOf(error)}</code>
          </>
        }
        icon={<RiErrorWarningLine />}
        title={t('state.error.title')}
      />
    </div>
  );
}

function isResponseError(error: Error): error is ResponseError {
  return error.name === 'ResponseError';
}

function messageOf(error: Error): string {
  return isResponseError(error)
    ? `${error.statusCode} ${error.body.error.message}`
    : error.message;
}

function adviceFor(error: Error): 'offline' | 'server' | 'request' {
  if (!isResponseError(error)) {
    return 'offline';
  }
  return error.statusCode < 500 ? 'request' : 'server';
}
