import { NO_LEVEL, LevelRef } from '@guildhall/plugin-scorecards-common';

const LOWEST_SHARE = 34;

/**
 * The colour of a level: one hue that gets stronger with the rank, so that no
 * level reads as good or bad by itself, and print and colour blindness keep
 * the order.
 */
export function levelColor(levels: readonly LevelRef[], level: string): string {
  const rank = levels.findIndex(({ id }) => id === level);
  if (level === NO_LEVEL || rank < 0) {
    return 'color-mix(in srgb, var(--bui-fg-primary) 14%, var(--bui-bg-neutral-1))';
  }
  const share =
    levels.length < 2
      ? 100
      : LOWEST_SHARE + (rank / (levels.length - 1)) * (100 - LOWEST_SHARE);
  return `color-mix(in srgb, var(--bui-accent-bg) ${Math.round(
    share,
  )}%, var(--bui-bg-neutral-1))`;
}
