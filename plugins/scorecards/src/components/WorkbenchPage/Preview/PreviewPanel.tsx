import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  LoadingState,
  PageState,
  Panel,
  Request,
} from '@guildhall/plugin-guildhall-react';
import { scorecardsTranslationRef } from '../../../translation';
import type { PreviewAnswer } from '../DraftEditor';
import styles from '../Workbench.module.css';
import { CheckPreview } from './CheckPreview';
import { ScorecardPreview } from './ScorecardPreview';

const PERIODS = [7, 30, 90];

/** What the text would change, over the whole catalog. */
export function PreviewPanel(props: {
  request: Request<PreviewAnswer>;
  /** Whether the text is not the one that the answer is about any more. */
  isOutdated: boolean;
  /** How many days to look back. */
  since: number | undefined;
  onSinceChange: (days: number | undefined) => void;
}) {
  const { request, isOutdated, since, onSinceChange } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  return (
    <Panel
      actions={
        <ToggleButtonGroup
          aria-label={t('workbench.period.label')}
          disallowEmptySelection
          onSelectionChange={keys => {
            const [key] = [...keys].map(Number);
            onSinceChange(key > 0 ? key : undefined);
          }}
          selectedKeys={[String(since ?? 0)]}
          selectionMode="single"
        >
          <ToggleButton id="0" size="small">
            {t('workbench.period.now')}
          </ToggleButton>
          {PERIODS.map(days => (
            <ToggleButton id={String(days)} key={days} size="small">
              {t('workbench.period.days', { days: String(days) })}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      }
      description={t('workbench.preview.description')}
      title={t('workbench.preview.title')}
    >
      <div aria-busy={isOutdated} className={styles.preview}>
        <PageState
          loading={<LoadingState rowHeight={120} rows={2} />}
          request={request}
        >
          {({ preview }) => (
            <>
              <p aria-live="polite" className={styles.quiet}>
                {preview.entities < preview.totalEntities
                  ? t('workbench.preview.some', {
                      entities: String(preview.entities),
                      total: String(preview.totalEntities),
                    })
                  : t('workbench.preview.all', {
                      entities: String(preview.entities),
                    })}{' '}
                {isOutdated && t('workbench.preview.outdated')}
              </p>
              {preview.checks.map(check => (
                <CheckPreview check={check} key={check.id} />
              ))}
              {preview.scorecards.map(scorecard => (
                <ScorecardPreview
                  key={scorecard.scorecard.id}
                  scorecard={scorecard}
                />
              ))}
              {preview.checks.length + preview.scorecards.length === 0 && (
                <p>{t('workbench.preview.nothing')}</p>
              )}
            </>
          )}
        </PageState>
      </div>
    </Panel>
  );
}
