import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { FileDrift } from '@guildhall/plugin-golden-path-common';
import { Chip, Disclosure, Panel } from '@guildhall/plugin-guildhall-react';
import { useState } from 'react';
import { goldenPathTranslationRef } from '../../translation';
import styles from './Service.module.css';

const STATES = ['changed', 'deleted', 'unchanged'] as const;

/** What the team did with the files of its template, and what that means. */
export function FilesPanel(props: { files: FileDrift[] }) {
  const { files } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const [open, setOpen] = useState<readonly string[]>(['changed', 'deleted']);
  return (
    <Panel
      description={t('service.files.description')}
      title={t('service.files.title')}
    >
      {files.length === 0 && (
        <p className={styles.none}>{t('service.files.none')}</p>
      )}
      <ul className={styles.groups}>
        {STATES.map(state => {
          const group = files.filter(file => file.state === state);
          return (
            group.length > 0 && (
              <li key={state}>
                <Disclosure
                  isOpen={open.includes(state)}
                  onToggle={isOpen =>
                    setOpen(
                      isOpen
                        ? [...open, state]
                        : open.filter(each => each !== state),
                    )
                  }
                  summary={t(`service.files.${state}`, {
                    count: group.length,
                  })}
                >
                  <FileList files={group} />
                </Disclosure>
              </li>
            )
          );
        })}
      </ul>
      {files.length > 0 && <PolicyLegend />}
    </Panel>
  );
}

function FileList(props: { files: FileDrift[] }) {
  const { t } = useTranslationRef(goldenPathTranslationRef);
  return (
    <ul className={styles.files}>
      {props.files.map(({ path, policy }) => (
        <li key={path}>
          <code>{path}</code>
          <Chip title={t(`policy.${policy}.meaning`)}>
            {t(`policy.${policy}.title`)}
          </Chip>
        </li>
      ))}
    </ul>
  );
}

function PolicyLegend() {
  const { t } = useTranslationRef(goldenPathTranslationRef);
  return (
    <dl className={styles.legend}>
      {(['managed', 'merged', 'seed'] as const).map(policy => (
        <div key={policy}>
          <dt>{t(`policy.${policy}.title`)}</dt>
          <dd>{t(`policy.${policy}.meaning`)}</dd>
        </div>
      ))}
    </dl>
  );
}
