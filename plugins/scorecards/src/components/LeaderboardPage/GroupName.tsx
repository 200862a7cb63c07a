import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import {
  useEntityHref,
  useSearchState,
} from '@guildhall/plugin-guildhall-react';
import { LeaderboardRow } from '@guildhall/plugin-scorecards-common';
import { rootRouteRef } from '../../routes';
import { scorecardsTranslationRef } from '../../translation';
import { useLeaderboardQuery } from './useLeaderboardQuery';

/** The name of a group, and the way to what it stands for. */
export function GroupName(props: { row: LeaderboardRow }) {
  const { row } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { filter } = useLeaderboardQuery();
  const root = useRouteRef(rootRouteRef);
  if (!row.group) {
    return <>{t(`leaderboard.no.${filter.by}`)}</>;
  }
  return filter.by === 'kind' ? (
    <Link href={`${root()}?kind=${row.group}`} standalone>
      {row.group}
    </Link>
  ) : (
    <GroupLink childCount={row.children} entityRef={row.group} />
  );
}

function GroupLink(props: { entityRef: string; childCount: number }) {
  const { entityRef, childCount } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const entityHref = useEntityHref();
  const { params } = useSearchState();
  const { filter } = useLeaderboardQuery();
  const { primaryTitle } = useEntityPresentation(entityRef, {
    defaultNamespace: 'default',
  });
  if (filter.rollUp === 'tree' && childCount > 0) {
    const search = new URLSearchParams(params);
    search.set('parent', entityRef);
    search.delete('cursor');
    return (
      <Link href={`?${search}`} standalone weight="bold">
        {primaryTitle}
      </Link>
    );
  }
  const isTeam = parseEntityRef(entityRef).kind === 'group';
  return (
    <Link
      href={`${entityHref(entityRef)}${isTeam ? '/scorecards' : ''}`}
      standalone
    >
      {entityRef === filter.parent
        ? t('leaderboard.directly', { name: primaryTitle })
        : primaryTitle}
    </Link>
  );
}
