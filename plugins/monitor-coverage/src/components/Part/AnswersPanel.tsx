import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PartDetail } from '@guildhall/plugin-monitor-coverage-common';
import { monitorCoverageTranslationRef } from '../../translation';
import { WatchLine } from '../Watches';
import { AnswerItem } from './AnswerItem';
import { Answer, answerFor } from './answers';
import styles from './Part.module.css';

/** The three questions about a part, answered at a glance. */
export function AnswersPanel(props: {
  part: Pick<PartDetail, 'cells' | 'watch'>;
}) {
  const { cells, watch } = props.part;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const watched = answerFor(cells, 'live');
  const heard = answerFor(cells, 'routed');

  const counts = ({ amount, total }: Answer) => ({
    amount: String(amount),
    total: String(total),
  });
  const unknownOf = ({ unknown }: Answer) =>
    unknown > 0 && <>{t('answers.unknownCells', { count: unknown })}</>;

  return (
    <ul aria-label={t('answers.label')} className={styles.answers}>
      {watched.total > 0 && (
        <>
          <AnswerItem question={t('answers.watched')} verdict={watched.verdict}>
            <span>{t('answers.watchedText', counts(watched))}</span>
            {unknownOf(watched)}
          </AnswerItem>
          <AnswerItem question={t('answers.heard')} verdict={heard.verdict}>
            <span>{t('answers.heardText', counts(heard))}</span>
            {unknownOf(heard)}
          </AnswerItem>
        </>
      )}
      <AnswerItem
        question={t('answers.looked')}
        verdict={watch && !watch.overdue && watch.lastAt ? 'yes' : 'no'}
      >
        <WatchLine watch={watch} />
      </AnswerItem>
    </ul>
  );
}
