import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, ButtonLink } from '@backstage/ui';
import {
  GeneratedService,
  serviceUpgradePermission,
} from '@guildhall/plugin-golden-path-common';
import { useAction } from '@guildhall/plugin-guildhall-react';
import {
  RiArrowUpDoubleLine,
  RiLogoutBoxRLine,
  RiRefreshLine,
} from '@remixicon/react';
import { useNavigate } from 'react-router-dom';
import { goldenPathApiRef } from '../../api';
import { useHrefs } from '../../hooks';
import { goldenPathTranslationRef } from '../../translation';
import styles from './Service.module.css';

const TOAST_MILLISECONDS = 6_000;

/** Reads the repository again, previews an upgrade, leads to the way out. */
export function ServiceActions(props: {
  service: GeneratedService;
  onChecked: () => void;
}) {
  const { service, onChecked } = props;
  const { entityRef, drift } = service;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const goldenPathApi = useApi(goldenPathApiRef);
  const toastApi = useApi(toastApiRef);
  const navigate = useNavigate();
  const hrefs = useHrefs();
  const check = useAction();
  const preview = useAction();
  const { allowed, loading } = usePermission({
    permission: serviceUpgradePermission,
    resourceRef: entityRef,
  });

  return (
    <div className={styles.actions}>
      {!allowed && !loading && (
        <span className={styles.quiet}>{t('service.forbidden')}</span>
      )}
      <Button
        iconStart={<RiRefreshLine />}
        isDisabled={!allowed}
        isPending={check.isPending}
        onPress={() =>
          check.run(async () => {
            await goldenPathApi.refreshService(entityRef);
            toastApi.post({
              title: t('service.checkedAgain'),
              status: 'success',
              timeout: TOAST_MILLISECONDS,
            });
            onChecked();
          })
        }
        variant="secondary"
      >
        {t('service.check')}
      </Button>
      <ButtonLink
        href={hrefs.offBoarding(entityRef)}
        iconStart={<RiLogoutBoxRLine />}
        variant="secondary"
      >
        {t('service.offBoarding')}
      </ButtonLink>
      {drift !== 'current' && (
        <Button
          iconStart={<RiArrowUpDoubleLine />}
          isDisabled={!allowed}
          isPending={preview.isPending}
          onPress={() =>
            preview.run(async () => {
              const { id } = await goldenPathApi.createUpgrade({ entityRef });
              navigate(hrefs.upgrade(id));
            })
          }
          variant="primary"
        >
          {t('service.preview')}
        </Button>
      )}
    </div>
  );
}
