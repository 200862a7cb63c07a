import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Answers } from '@guildhall/plugin-golden-path-common';
import { Panel } from '@guildhall/plugin-guildhall-react';
import { goldenPathTranslationRef } from '../../translation';
import { Facts } from '../Facts';
import styles from './Service.module.css';

/** What was answered when the service was made; upgrades answer it again. */
export function AnswersPanel(props: { answers: Answers }) {
  const { answers } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const facts = Object.entries(answers).map(([term, value]) => ({
    term,
    value: format(value),
  }));
  return (
    <Panel
      description={t('service.answersDescription')}
      title={t('service.answers')}
    >
      {facts.length > 0 ? (
        <Facts facts={facts} />
      ) : (
        <p className={styles.none}>{t('service.noAnswers')}</p>
      )}
    </Panel>
  );
}

function format(value: Answers[string]): string {
  if (Array.isArray(value)) {
    return value.map(format).join(', ') || '–';
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
