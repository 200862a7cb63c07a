import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useAction } from '@guildhall/plugin-guildhall-react';
import { RiRefreshLine } from '@remixicon/react';
import { monitorCoverageApiRef } from '../../api';
import { monitorCoverageTranslationRef } from '../../translation';

const TOAST_MILLISECONDS = 6_000;

/** Asks all providers at once, without waiting for the next round. */
export function RefreshButton(props: { onRefreshed: () => void }) {
  const { onRefreshed } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const api = useApi(monitorCoverageApiRef);
  const toastApi = useApi(toastApiRef);
  const { isPending, run } = useAction();

  const refresh = async () => {
    const { items } = await api.refresh();
    const failing = items.filter(({ status }) => status === 'failing').length;
    toastApi.post({
      title: t('providers.refreshed'),
      description:
        failing > 0
          ? t('providers.refreshFailed', { count: failing })
          : undefined,
      status: failing > 0 ? 'warning' : 'success',
      timeout: TOAST_MILLISECONDS,
    });
    onRefreshed();
  };

  return (
    <Button
      iconStart={<RiRefreshLine />}
      isPending={isPending}
      onPress={() => run(refresh)}
      size="small"
      variant="secondary"
    >
      {t('providers.refresh')}
    </Button>
  );
}
