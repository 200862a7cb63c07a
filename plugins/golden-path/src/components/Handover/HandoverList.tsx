import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { HandoverTask } from '@guildhall/plugin-golden-path-common';
import { EntityLink } from '@guildhall/plugin-guildhall-react';
import { goldenPathTranslationRef } from '../../translation';
import styles from './HandoverList.module.css';

/** What no template can do, and who does it. */
export function HandoverList(props: { tasks: HandoverTask[] }) {
  const { tasks } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  if (tasks.length === 0) {
    return <p className={styles.nothing}>{t('handover.nothing')}</p>;
  }
  return (
    <ol className={styles.tasks}>
      {tasks.map(({ id, title, description, owner }) => (
        <li key={id}>
          <strong>{title}</strong>
          {description && <p>{description}</p>}
          <p>
            {t('handover.who')}{' '}
            {owner ? <EntityLink entityRef={owner} /> : t('handover.you')}
          </p>
        </li>
      ))}
    </ol>
  );
}
