import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Select, TextField } from '@backstage/ui';
import { GeneratedService } from '@guildhall/plugin-golden-path-common';
import { Disclosure } from '@guildhall/plugin-guildhall-react';
import { RiDeleteBinLine } from '@remixicon/react';
import { useState } from 'react';
import { goldenPathTranslationRef } from '../../translation';
import { RingDraft } from './assignRings';
import styles from './Campaigns.module.css';

/** One ring of a new campaign, and which services fall into it. */
export function RingEditor(props: {
  ring: RingDraft;
  position: number;
  /** All that could get the release. */
  services: GeneratedService[];
  /** Those that this ring takes. */
  taken: GeneratedService[];
  isTooLarge: boolean;
  onChange: (changes: Partial<RingDraft>) => void;
  onRemove: (() => void) | undefined;
}) {
  const { ring, position, services, taken, isTooLarge } = props;
  const { onChange, onRemove } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const [isOpen, setIsOpen] = useState(false);
  const owners = new Set([
    ...ring.owners,
    ...services.map(({ owner }) => owner),
  ]);
  return (
    <li
      aria-label={t('campaign.ring.title', {
        position: String(position),
        name: ring.name,
      })}
      className={styles.ring}
    >
      <div className={styles.fields}>
        <TextField
          isRequired
          label={t('campaign.new.ringName')}
          onChange={name => onChange({ name })}
          value={ring.name}
        />
        <Select
          label={t('services.owner')}
          onChange={values => onChange({ owners: values.map(String) })}
          options={[...owners]
            .filter(owner => owner !== undefined)
            .sort()
            .map(owner => ({
              id: owner,
              label: owner.slice(owner.indexOf('/') + 1),
            }))}
          placeholder={t('services.filter.any')}
          search={{ placeholder: t('services.filter.search') }}
          selectionMode="multiple"
          value={ring.owners}
        />
        <TextField
          label={t('campaign.new.ringText')}
          onChange={text => onChange({ text })}
          value={ring.text}
        />
        {onRemove && (
          <Button
            aria-label={t('campaign.new.removeRing', { name: ring.name })}
            className={styles.remove}
            iconStart={<RiDeleteBinLine />}
            onPress={onRemove}
            variant="tertiary"
          >
            {t('campaign.new.remove')}
          </Button>
        )}
      </div>
      {taken.length > 0 ? (
        <Disclosure
          isOpen={isOpen}
          onToggle={setIsOpen}
          summary={t('campaign.new.taken', { count: taken.length })}
        >
          <ul className={styles.taken}>
            {taken.map(({ entityRef, title, version }) => (
              <li key={entityRef}>
                {title} <span className={styles.quiet}>{version}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : (
        <p className={styles.quiet}>{t('campaign.new.noneTaken')}</p>
      )}
      {isTooLarge && (
        <p className={styles.error}>{t('campaign.new.tooLarge')}</p>
      )}
    </li>
  );
}
