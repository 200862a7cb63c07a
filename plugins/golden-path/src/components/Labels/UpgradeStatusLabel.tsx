import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { UpgradeStatus } from '@guildhall/plugin-golden-path-common';
import {
  RemixiconComponentType,
  RiCheckDoubleLine,
  RiCloseCircleLine,
  RiEyeLine,
  RiGitBranchLine,
  RiHistoryLine,
  RiTimeLine,
} from '@remixicon/react';
import { goldenPathTranslationRef } from '../../translation';
import styles from './Labels.module.css';

const ICONS: Record<UpgradeStatus, RemixiconComponentType> = {
  preview: RiEyeLine,
  proposed: RiGitBranchLine,
  merged: RiCheckDoubleLine,
  declined: RiTimeLine,
  superseded: RiHistoryLine,
  failed: RiCloseCircleLine,
};

/** Where an upgrade stands, in shape, word and colour. */
export function UpgradeStatusLabel(props: { status: UpgradeStatus }) {
  const { status } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const Icon = ICONS[status];
  return (
    <span className={styles.label} data-tone={status}>
      <Icon aria-hidden size={16} />
      {t(`upgradeStatus.${status}`)}
    </span>
  );
}
