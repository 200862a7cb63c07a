import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import {
  entityRefreshPermission,
  RefreshResponse,
} from '@guildhall/plugin-scorecards-common';
import { RiRefreshLine } from '@remixicon/react';
import { useState } from 'react';
import { scorecardsApiRef } from '../../api';
import { scorecardsTranslationRef } from '../../translation';

const TOAST_MILLISECONDS = 8_000;

/** Measures the entity again, and says what that changed. */
export function RefreshButton(props: {
  entityRef: string;
  onRefreshed: () => void;
}) {
  const { entityRef, onRefreshed } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const scorecardsApi = useApi(scorecardsApiRef);
  const toastApi = useApi(toastApiRef);
  const { allowed } = usePermission({
    permission: entityRefreshPermission,
    resourceRef: entityRef,
  });
  const [isPending, setIsPending] = useState(false);

  const describe = ({ sources }: RefreshResponse) =>
    sources
      .map(({ source, outcome, message }) =>
        [`${source}: ${t(`refresh.outcome.${outcome}`)}`, message]
          .filter(Boolean)
          .join(', '),
      )
      .join('; ');

  const refresh = async () => {
    setIsPending(true);
    try {
      const response = await scorecardsApi.refreshEntity(entityRef);
      const hasError = response.sources.some(
        ({ outcome }) => outcome === 'error',
      );
      toastApi.post({
        title: t('refresh.changed', { count: response.verdictsChanged }),
        description: describe(response),
        status: hasError ? 'warning' : 'success',
        timeout: TOAST_MILLISECONDS,
      });
      onRefreshed();
    } catch (error) {
      toastApi.post({
        title: t('refresh.failed', { message: String(error) }),
        status: 'danger',
      });
    } finally {
      setIsPending(false);
    }
  };

  if (!allowed) {
    return <></>;
  }
  return (
    <Button
      iconStart={<RiRefreshLine />}
      isPending={isPending}
      onPress={refresh}
      variant="secondary"
    >
      {t('refresh.button')}
    </Button>
  );
}
