import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LevelRef } from '@guildhall/plugin-scorecards-common';
import { useCallback } from 'react';
import { guildhallReactTranslationRef } from '../../translation';

/**
 * What a level is called, also the one below the first.
 *
 * @public
 */
export function useLevelTitle(
  levels: readonly LevelRef[],
): (level: string) => string {
  const { t } = useTranslationRef(guildhallReactTranslationRef);
  return useCallback(
    level => levels.find(({ id }) => id === level)?.title ?? t('level.none'),
    [levels, t],
  );
}
