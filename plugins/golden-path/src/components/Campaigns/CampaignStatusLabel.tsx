import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Campaign } from '@guildhall/plugin-golden-path-common';
import { Chip } from '@guildhall/plugin-guildhall-react';
import {
  RemixiconComponentType,
  RiCheckLine,
  RiPlayLine,
  RiStopLine,
} from '@remixicon/react';
import { goldenPathTranslationRef } from '../../translation';

const ICONS: Record<Campaign['status'], RemixiconComponentType> = {
  running: RiPlayLine,
  completed: RiCheckLine,
  stopped: RiStopLine,
};

/** Whether a campaign runs, in shape and word. */
export function CampaignStatusLabel(props: { status: Campaign['status'] }) {
  const { status } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const Icon = ICONS[status];
  return (
    <Chip icon={<Icon aria-hidden />}>{t(`campaign.status.${status}`)}</Chip>
  );
}
