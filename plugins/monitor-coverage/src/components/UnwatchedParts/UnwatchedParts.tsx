import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  LoadingState,
  PageBody,
  PageState,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import { monitorCoverageApiRef } from '../../api';
import { useHrefs } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { NothingUnwatched } from './NothingUnwatched';
import { UnwatchedList } from './UnwatchedList';

/** The worst of what nobody would hear of, for the home page. */
export function UnwatchedParts() {
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const api = useApi(monitorCoverageApiRef);
  const hrefs = useHrefs();
  const request = useRequest(
    useCallback(signal => api.getSummary({}, { signal }), [api]),
  );
  return (
    <PageBody gap="small">
      <PageState
        loading={<LoadingState rowHeight={48} rows={4} />}
        request={request}
      >
        {summary =>
          summary.worst.length === 0 ? (
            <NothingUnwatched summary={summary} />
          ) : (
            <>
              <UnwatchedList gaps={summary.worst} />
              <Link href={hrefs.gaps()} standalone>
                {t('unwatched.all', { count: summary.gaps })}
              </Link>
            </>
          )
        }
      </PageState>
    </PageBody>
  );
}
