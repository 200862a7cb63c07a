import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PlannedFile } from '@guildhall/plugin-golden-path-common';
import {
  RiArrowDownSLine,
  RiArrowRightSLine,
  RiFileLine,
} from '@remixicon/react';
import { useState } from 'react';
import { goldenPathTranslationRef } from '../../../translation';
import { Folder } from './toTree';
import styles from './PlanFiles.module.css';

/** What is in a folder, and the folders in it. */
export function FileTree(props: {
  folder: Folder<PlannedFile>;
  selected: string;
  onSelect: (path: string) => void;
}) {
  const { folder, selected, onSelect } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  return (
    <ul className={styles.tree}>
      {folder.folders.map(each => (
        <FolderItem
          folder={each}
          key={each.path}
          onSelect={onSelect}
          selected={selected}
        />
      ))}
      {folder.files.map(({ name, file }) => (
        <li key={file.path}>
          <button
            aria-current={file.path === selected ? 'true' : undefined}
            className={styles.entry}
            onClick={() => onSelect(file.path)}
            type="button"
          >
            <RiFileLine aria-hidden size={16} />
            <span>{name}</span>
            {file.before !== undefined && (
              <span className={styles.changed}>{t('plan.files.changed')}</span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}

function FolderItem(props: {
  folder: Folder<PlannedFile>;
  selected: string;
  onSelect: (path: string) => void;
}) {
  const { folder, selected, onSelect } = props;
  const [isOpen, setIsOpen] = useState(selected.startsWith(`${folder.path}/`));
  const Icon = isOpen ? RiArrowDownSLine : RiArrowRightSLine;
  return (
    <li>
      <button
        aria-expanded={isOpen}
        className={styles.entry}
        onClick={() => setIsOpen(!isOpen)}
        type="button"
      >
        <Icon aria-hidden size={16} />
        <span>{folder.name}/</span>
      </button>
      {isOpen && (
        <FileTree folder={folder} onSelect={onSelect} selected={selected} />
      )}
    </li>
  );
}
