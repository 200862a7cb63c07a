import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Chip } from '@guildhall/plugin-guildhall-react';
import { ScorecardStage } from '@guildhall/plugin-scorecards-common';
import { scorecardsTranslationRef } from '../../translation';

/** Says when a scorecard does not count yet, or no more. */
export function StageBadge(props: { stage: ScorecardStage }) {
  const { stage } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  if (stage === 'active') {
    return <></>;
  }
  return (
    <Chip title={t(`stage.${stage}.meaning`)}>{t(`stage.${stage}.title`)}</Chip>
  );
}
