import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import {
  campaignManagePermission,
  GeneratedService,
} from '@guildhall/plugin-golden-path-common';
import {
  EmptyState,
  LoadingState,
  PageState,
  Panel,
  useAction,
} from '@guildhall/plugin-guildhall-react';
import { RiAddLine, RiCheckDoubleLine, RiPlayLine } from '@remixicon/react';
import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { goldenPathApiRef } from '../../api';
import { useAllServices, useHrefs } from '../../hooks';
import { goldenPathTranslationRef } from '../../translation';
import { assignRings } from './assignRings';
import { RingEditor } from './RingEditor';
import { useRingDrafts } from './useRingDrafts';
import styles from './Campaigns.module.css';

const MIN_TITLE_LENGTH = 3;
const MAX_RINGS = 20;
const MAX_SERVICES_OF_RING = 500;

interface Choice {
  title: string;
  template: string;
  toVersion: string | undefined;
}

/** Who gets the release when, and the button that creates the campaign. */
export function NewCampaignRings(props: Choice) {
  const { template, toVersion } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const request = useAllServices(template);
  return (
    <PageState
      empty={
        <EmptyState
          icon={<RiCheckDoubleLine />}
          title={t('campaign.new.nobody')}
        />
      }
      isEmpty={({ items }) => candidates(items, toVersion).length === 0}
      loading={<LoadingState rowHeight={140} rows={2} />}
      request={request}
    >
      {({ items }) => (
        <Rings {...props} services={candidates(items, toVersion)} />
      )}
    </PageState>
  );
}

function Rings(props: Choice & { services: GeneratedService[] }) {
  const { title, template, toVersion, services } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const goldenPathApi = useApi(goldenPathApiRef);
  const navigate = useNavigate();
  const hrefs = useHrefs();
  const { isPending, run } = useAction();
  const { allowed, loading } = usePermission({
    permission: campaignManagePermission,
  });
  const { rings, change, add, remove } = useRingDrafts();
  const assigned = useMemo(
    () => assignRings(services, rings),
    [services, rings],
  );
  const filled = rings
    .map(({ name }, index) => ({
      name: name.trim(),
      entityRefs: assigned[index].map(({ entityRef }) => entityRef),
    }))
    .filter(({ entityRefs }) => entityRefs.length > 0);
  const isValid =
    toVersion !== undefined &&
    title.trim().length >= MIN_TITLE_LENGTH &&
    filled.length > 0 &&
    filled.every(
      ({ name, entityRefs }) =>
        name !== '' && entityRefs.length <= MAX_SERVICES_OF_RING,
    );

  const create = () =>
    run(async () => {
      if (toVersion) {
        const { id } = await goldenPathApi.createCampaign({
          title: title.trim(),
          template,
          toVersion,
          rings: filled,
        });
        navigate(hrefs.campaign(id));
      }
    });

  return (
    <>
      <Panel
        actions={
          <Button
            iconStart={<RiAddLine />}
            isDisabled={rings.length >= MAX_RINGS}
            onPress={add}
            variant="secondary"
          >
            {t('campaign.new.addRing')}
          </Button>
        }
        description={t('campaign.new.ringsDescription', {
          count: services.length,
        })}
        title={t('campaign.new.rings')}
      >
        <ol className={styles.rings}>
          {rings.map((ring, index) => (
            <RingEditor
              isTooLarge={assigned[index].length > MAX_SERVICES_OF_RING}
              key={ring.id}
              onChange={changes => change(ring.id, changes)}
              onRemove={rings.length > 1 ? () => remove(ring.id) : undefined}
              position={index + 1}
              ring={ring}
              services={services}
              taken={assigned[index]}
            />
          ))}
        </ol>
      </Panel>
      <div className={styles.actions}>
        <Button
          iconStart={<RiPlayLine />}
          isDisabled={!allowed || !isValid}
          isPending={isPending}
          onPress={create}
          variant="primary"
        >
          {t('campaign.new.submit')}
        </Button>
        <span className={styles.quiet}>
          {allowed || loading
            ? t('campaign.new.nothingYet')
            : t('campaign.forbidden')}
        </span>
      </div>
    </>
  );
}

/** Services that could have the release; the unreadable ones could not. */
function candidates(
  services: GeneratedService[],
  toVersion: string | undefined,
): GeneratedService[] {
  return services.filter(
    ({ version }) => version !== undefined && version !== toVersion,
  );
}
