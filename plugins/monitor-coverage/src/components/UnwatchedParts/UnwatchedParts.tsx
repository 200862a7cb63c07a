import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  LoadingState,
  PageBody,
  PageState,
} from '@guildhall/plugin-guildhall-react';
import { useHrefs } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { UnwatchedList } from './UnwatchedList';
import { useUnwatched } from './useUnwatched';

const ALL_PARTS = {};

/** The worst of what nobody would hear of, for the home page. */
export function UnwatchedParts() {
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const hrefs = useHrefs();
  const request = useUnwatched(ALL_PARTS);
  return (
    <PageBody gap="small">
      <PageState
        loading={<LoadingState rowHeight={48} rows={4} />}
        request={request}
      >
        {unwatched => (
          <>
            <UnwatchedList unwatched={unwatched} />
            {unwatched.summary.gaps > 0 && (
              <Link href={hrefs.gaps()}>
                {t('unwatched.all', { count: unwatched.summary.gaps })}
              </Link>
            )}
          </>
        )}
      </PageState>
    </PageBody>
  );
}
