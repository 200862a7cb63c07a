import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormat } from '@guildhall/plugin-guildhall-react';
import { goldenPathTranslationRef } from '../../translation';
import { ConflictCount } from '../Labels';
import { partsOf, Progress, PROGRESS_PARTS } from './rings';
import styles from './Campaigns.module.css';

/** How many of the services have it, in a bar and in words. */
export function RingProgress(props: { progress: Progress }) {
  const { progress } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const format = useFormat();
  const parts = partsOf(progress);
  return (
    <div className={styles.progress}>
      <div aria-hidden className={styles.bar}>
        {PROGRESS_PARTS.map(part => (
          <span data-part={part} key={part} style={{ flexGrow: parts[part] }} />
        ))}
      </div>
      <ul className={styles.parts}>
        {PROGRESS_PARTS.filter(part => parts[part] > 0).map(part => (
          <li data-part={part} key={part}>
            {t(`campaign.part.${part}`, { amount: format.number(parts[part]) })}
          </li>
        ))}
        {progress.conflicts > 0 && (
          <li>
            <ConflictCount conflicts={progress.conflicts} />
          </li>
        )}
      </ul>
    </div>
  );
}
