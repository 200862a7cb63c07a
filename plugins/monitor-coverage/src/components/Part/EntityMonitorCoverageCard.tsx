import { stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import {
  LoadingState,
  PageBody,
  PageState,
  Panel,
} from '@guildhall/plugin-guildhall-react';
import { stateOf, worstFirst } from '../../cells';
import { useHrefs, useReasons } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { SignalRung } from '../Rung';
import { AnswersPanel } from './AnswersPanel';
import styles from './Part.module.css';
import { UnknownPart } from './UnknownPart';
import { usePart } from './usePart';

/** The three answers about the entity, and each of its signals. */
export function EntityMonitorCoverageCard() {
  const { entity } = useEntity();
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const sayReasons = useReasons();
  const hrefs = useHrefs();
  const entityRef = stringifyEntityRef(entity);
  const request = usePart(entityRef);
  return (
    <PageBody>
      <Panel
        actions={
          <Link href={hrefs.part(entityRef)} standalone>
            {t('partPage.open')}
          </Link>
        }
        title={t('partPage.card')}
      >
        {request.status === 'not-found' ? (
          <UnknownPart />
        ) : (
          <PageState
            loading={<LoadingState rowHeight={64} rows={2} />}
            request={request}
          >
            {part => (
              <>
                <AnswersPanel part={part} />
                <ul aria-label={t('signals.title')} className={styles.chips}>
                  {worstFirst(part.cells).map(cell => (
                    <li key={cell.signal} title={sayReasons(cell.reasons)}>
                      <SignalRung signal={cell.signal} state={stateOf(cell)} />
                    </li>
                  ))}
                </ul>
              </>
            )}
          </PageState>
        )}
      </Panel>
    </PageBody>
  );
}
