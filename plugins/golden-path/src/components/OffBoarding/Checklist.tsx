import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { OffBoarding } from '@guildhall/plugin-golden-path-common';
import { EntityLink, Panel } from '@guildhall/plugin-guildhall-react';
import {
  RemixiconComponentType,
  RiCheckboxBlankCircleLine,
  RiCheckboxCircleLine,
  RiForbidLine,
  RiQuestionLine,
} from '@remixicon/react';
import { useHrefs } from '../../hooks';
import { goldenPathTranslationRef } from '../../translation';
import { UndoItem } from './UndoItem';
import styles from './OffBoarding.module.css';

type Item = OffBoarding['items'][number];

const ICONS: Record<Item['status'], RemixiconComponentType> = {
  open: RiCheckboxBlankCircleLine,
  done: RiCheckboxCircleLine,
  blocked: RiForbidLine,
  unknown: RiQuestionLine,
};

/** What is left to do, what is done, and what is in the way. */
export function Checklist(props: {
  entityRef: string;
  items: Item[];
  onChanged: () => void;
}) {
  const { entityRef, items, onChanged } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const hrefs = useHrefs();
  const done = items.filter(({ status }) => status === 'done').length;
  return (
    <Panel
      actions={
        <ButtonLink
          href={hrefs.effects({ entityRef })}
          size="small"
          variant="secondary"
        >
          {t('offBoarding.effects')}
        </ButtonLink>
      }
      description={t('offBoarding.progress', {
        done: String(done),
        total: String(items.length),
      })}
      title={t('offBoarding.checklist')}
    >
      <ul aria-label={t('offBoarding.checklist')} className={styles.list}>
        {items.map(item => {
          const Icon = ICONS[item.status];
          return (
            <li className={styles.item} key={item.id}>
              <Icon
                aria-label={t(`offBoarding.status.${item.status}`)}
                className={styles.icon}
                data-status={item.status}
                role="img"
                size={20}
              />
              <div className={styles.text}>
                <strong>{item.title}</strong>
                <span>{item.description}</span>
                {item.entityRef && (
                  <span>
                    {t('offBoarding.entity')}{' '}
                    <EntityLink entityRef={item.entityRef} />
                  </span>
                )}
                {item.owner && (
                  <span>
                    {t('offBoarding.owner')}{' '}
                    <EntityLink entityRef={item.owner} />
                  </span>
                )}
              </div>
              <div className={styles.end}>
                <span className={styles.quiet} aria-hidden>
                  {t(`offBoarding.status.${item.status}`)}
                </span>
                {item.effectId && item.status === 'open' && (
                  <UndoItem
                    effectId={item.effectId}
                    entityRef={entityRef}
                    onUndone={onChanged}
                  />
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
