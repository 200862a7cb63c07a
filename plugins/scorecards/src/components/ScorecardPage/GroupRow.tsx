import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import {
  Coverage,
  LevelDistribution,
  useFormat,
  useSearchState,
} from '@guildhall/plugin-guildhall-react';
import { LevelRef, ScorecardGroup } from '@guildhall/plugin-scorecards-common';
import { scorecardsTranslationRef } from '../../translation';
import { RestsOnExemptions } from '../Exemptions';
import styles from './ScorecardPage.module.css';

/** One owner or one system. */
export function GroupRow(props: {
  group: ScorecardGroup;
  by: 'owner' | 'system';
  levels: LevelRef[];
}) {
  const { group, by, levels } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const format = useFormat();
  return (
    <tr>
      <th scope="row">
        {group.group ? (
          <GroupLink by={by} entityRef={group.group} />
        ) : (
          <span className={styles.quiet}>{t(`scorecard.no.${by}`)}</span>
        )}
      </th>
      <td className={styles.number}>{format.number(group.entities)}</td>
      <td>
        <LevelDistribution counts={group.levelCounts} levels={levels} />
        <RestsOnExemptions count={group.exempted} />
      </td>
      <td>
        <Coverage coverage={group.coverage} points={group.points} />
      </td>
    </tr>
  );
}

function GroupLink(props: { by: 'owner' | 'system'; entityRef: string }) {
  const { by, entityRef } = props;
  const { primaryTitle } = useEntityPresentation(entityRef, {
    defaultNamespace: 'default',
  });
  const { params } = useSearchState();
  const search = new URLSearchParams(params);
  search.delete('view');
  search.set(by, entityRef);
  return (
    <Link href={`?${search}`} standalone weight="bold">
      {primaryTitle}
    </Link>
  );
}
