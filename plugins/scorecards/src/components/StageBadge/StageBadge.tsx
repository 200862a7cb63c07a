import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Chip, useFormat } from '@guildhall/plugin-guildhall-react';
import { ScorecardStage } from '@guildhall/plugin-scorecards-common';
import { scorecardsTranslationRef } from '../../translation';

/** Says when a scorecard or a check does not count yet, or no more. */
export function StageBadge(props: {
  stage: ScorecardStage;
  /** The day from which a preview counts. */
  activeFrom?: string;
}) {
  const { stage, activeFrom } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const format = useFormat();
  if (stage === 'active') {
    return <></>;
  }
  return (
    <Chip title={t(`stage.${stage}.meaning`)}>
      {stage === 'preview' && activeFrom
        ? t('stage.upcomingFrom', { day: format.date(activeFrom) })
        : t(`stage.${stage}.title`)}
    </Chip>
  );
}
