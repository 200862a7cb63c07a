import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { KeyboardEvent, useRef } from 'react';
import { goldenPathTranslationRef } from '../../translation';
import { OutcomeIcon } from './OutcomeIcon';
import { OutcomeGroup } from './outcomes';
import styles from './Upgrade.module.css';

/**
 * The files by what happens to them. Up and down, Home and End move through
 * all of them, so that the list is one stop of the Tab key.
 */
export function FileList(props: {
  groups: OutcomeGroup[];
  /** The path of the file that is shown. */
  chosen: string;
  onChoose: (path: string) => void;
}) {
  const { groups, chosen, onChoose } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const list = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const current = buttons.findIndex(
      button => button === document.activeElement,
    );
    const next = nextIndex(event.key, current, buttons.length);
    if (next !== undefined) {
      event.preventDefault();
      buttons[next].focus();
    }
  };

  return (
    <div
      aria-label={t('upgrade.files.list')}
      className={styles.list}
      ref={list}
      role="group"
    >
      {groups.map(({ outcome, files }) => (
        <section key={outcome}>
          <h3 className={styles.outcome}>
            <OutcomeIcon outcome={outcome} />
            {t(`outcome.${outcome}`, { count: files.length })}
          </h3>
          <ul className={styles.files}>
            {files.map(({ path, conflicts }) => (
              <li key={path}>
                <button
                  aria-current={path === chosen ? 'true' : undefined}
                  className={styles.file}
                  onClick={() => onChoose(path)}
                  onKeyDown={onKeyDown}
                  tabIndex={path === chosen ? 0 : -1}
                  type="button"
                >
                  <span className={styles.path}>{path}</span>
                  {conflicts > 0 && (
                    <span className={styles.count}>
                      {t('upgrade.conflicts', { count: conflicts })}
                    </span>
                  )}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function nextIndex(
  key: string,
  current: number,
  length: number,
): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(current + 1, length - 1);
    case 'ArrowUp':
      return Math.max(current - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return undefined;
  }
}
