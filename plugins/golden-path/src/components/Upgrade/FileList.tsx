import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Disclosure } from '@guildhall/plugin-guildhall-react';
import { KeyboardEvent, useRef, useState } from 'react';
import { goldenPathTranslationRef } from '../../translation';
import { OutcomeIcon } from './OutcomeIcon';
import { OutcomeGroup } from './outcomes';
import styles from './Upgrade.module.css';

const FEW = 10;

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
    const buttons = [
      ...(list.current?.querySelectorAll<HTMLButtonElement>('[data-file]') ??
        []),
    ];
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
      {groups.map(group => (
        <FileGroup
          chosen={chosen}
          group={group}
          key={group.outcome}
          onChoose={onChoose}
          onKeyDown={onKeyDown}
        />
      ))}
    </div>
  );
}

function FileGroup(props: {
  group: OutcomeGroup;
  chosen: string;
  onChoose: (path: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { group, chosen, onChoose, onKeyDown } = props;
  const { outcome, files } = group;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  // Many files that stay as they are would hide the others.
  const isFoldable = outcome === 'unchanged' && files.length > FEW;
  const [isOpen, setIsOpen] = useState(
    !isFoldable || files.some(({ path }) => path === chosen),
  );

  const title = t(`outcome.${outcome}`, { count: files.length });
  const list = (
    <ul className={styles.files}>
      {files.map(({ path, conflicts }) => (
        <li key={path}>
          <button
            aria-current={path === chosen ? 'true' : undefined}
            className={styles.file}
            data-file
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
  );
  return isFoldable ? (
    <Disclosure isOpen={isOpen} onToggle={setIsOpen} summary={title}>
      {list}
    </Disclosure>
  ) : (
    <section>
      <h3 className={styles.outcome}>
        <OutcomeIcon outcome={outcome} />
        {title}
      </h3>
      {list}
    </section>
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
