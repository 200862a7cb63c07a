import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ToggleButton } from '@backstage/ui';
import { RiTeamLine } from '@remixicon/react';
import { useOwnership } from '../../hooks';
import { guildhallReactTranslationRef } from '../../translation';

/**
 * Narrows a list to what the signed-in person and their teams own. `value`
 * holds the refs of owners; nothing stands for all.
 *
 * @public
 */
export function MyTeamsFilter(props: {
  value: readonly string[] | undefined;
  onChange: (owners: string[] | undefined) => void;
}) {
  const { value = [], onChange } = props;
  const { t } = useTranslationRef(guildhallReactTranslationRef);
  const ownership = useOwnership();
  const mine = ownership.status === 'ready' ? ownership.value : [];
  return (
    <ToggleButton
      iconStart={<RiTeamLine />}
      isDisabled={mine.length === 0}
      isSelected={mine.length > 0 && isSameSet(mine, value)}
      onChange={isSelected => onChange(isSelected ? mine : undefined)}
    >
      {t('filter.mine')}
    </ToggleButton>
  );
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every(item => b.includes(item));
}
