import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EntityLink,
  useDocumentTitle,
} from '@guildhall/plugin-guildhall-react';
import { PartDetail } from '@guildhall/plugin-monitor-coverage-common';
import { monitorCoverageTranslationRef } from '../../translation';
import { Facts } from '../Facts';
import styles from './Part.module.css';

/** What the part is, whose it is, and who says what it needs. */
export function PartHeader(props: { part: PartDetail }) {
  const { title, kind, type, owner, system, tier, entityRef, policy } =
    props.part;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  useDocumentTitle(title);
  return (
    <header className={styles.header}>
      <h2 className={styles.title}>{title}</h2>
      <Facts
        facts={[
          { term: t('part.type'), value: describe([kind, type]) },
          tier ? { term: t('part.tierTitle'), value: tier } : undefined,
          {
            term: t('part.owner'),
            value: owner ? <EntityLink entityRef={owner} /> : t('part.noOwner'),
          },
          system
            ? {
                term: t('part.system'),
                value: <EntityLink entityRef={system} />,
              }
            : undefined,
          {
            term: t('partPage.entity'),
            value: <EntityLink entityRef={entityRef} />,
          },
          {
            term: t('partPage.policy'),
            value: <span title={policy.origin}>{policy.title}</span>,
          },
        ]}
      />
    </header>
  );
}

function describe(words: (string | undefined)[]): string {
  return words.filter(Boolean).join(', ');
}
