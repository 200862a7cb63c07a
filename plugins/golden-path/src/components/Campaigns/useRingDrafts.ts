import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useOwnership } from '@guildhall/plugin-guildhall-react';
import { useEffect, useRef, useState } from 'react';
import { goldenPathTranslationRef } from '../../translation';
import { RingDraft } from './assignRings';

/** The rings of a new campaign: one's own teams first, then the rest. */
export function useRingDrafts() {
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const ownership = useOwnership();
  const nextId = useRef(3);
  const [rings, setRings] = useState<RingDraft[]>(() => [
    { id: '1', name: t('campaign.new.firstRing'), owners: [], text: '' },
    { id: '2', name: t('campaign.new.lastRing'), owners: [], text: '' },
  ]);

  const mine = ownership.status === 'ready' ? ownership.value : [];
  const teams = mine.filter(owner => owner.startsWith('group:')).join(' ');
  useEffect(() => {
    if (teams) {
      setRings(([first, ...others]) => [
        { ...first, owners: teams.split(' ') },
        ...others,
      ]);
    }
  }, [teams]);

  return {
    rings,
    change: (id: string, changes: Partial<RingDraft>) =>
      setRings(
        rings.map(ring => (ring.id === id ? { ...ring, ...changes } : ring)),
      ),
    remove: (id: string) => setRings(rings.filter(ring => ring.id !== id)),
    /** Adds a ring before the last one, which takes the rest. */
    add: () => {
      const id = String(nextId.current++);
      setRings([
        ...rings.slice(0, -1),
        {
          id,
          name: t('campaign.new.nextRing', {
            position: String(rings.length),
          }),
          owners: [],
          text: '',
        },
        ...rings.slice(-1),
      ]);
    },
  };
}
