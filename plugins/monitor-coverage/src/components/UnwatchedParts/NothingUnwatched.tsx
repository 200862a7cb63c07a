import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EmptyState } from '@guildhall/plugin-guildhall-react';
import { Summary } from '@guildhall/plugin-monitor-coverage-common';
import { RiEyeLine, RiQuestionLine, RiRadarLine } from '@remixicon/react';
import { monitorCoverageTranslationRef } from '../../translation';

/** No gap is known: because nobody can tell, because all is watched, or because nothing was read yet. */
export function NothingUnwatched(props: {
  summary: Pick<Summary, 'cells' | 'refreshedAt'>;
}) {
  const { cells, refreshedAt } = props.summary;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  if (cells.unknown > 0) {
    return (
      <EmptyState
        description={t('unwatched.unknownText', { count: cells.unknown })}
        icon={<RiQuestionLine />}
        title={t('unwatched.unknown')}
      />
    );
  }
  const isWatched =
    refreshedAt !== undefined && cells.routed + cells.proven > 0;
  return isWatched ? (
    <EmptyState
      description={t('unwatched.noneText')}
      icon={<RiEyeLine />}
      title={t('unwatched.none')}
    />
  ) : (
    <EmptyState
      description={t('unwatched.noPartsText')}
      icon={<RiRadarLine />}
      title={t('unwatched.noParts')}
    />
  );
}
