import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Answers } from '@guildhall/plugin-golden-path-common';
import { EntityLink, Panel } from '@guildhall/plugin-guildhall-react';
import { goldenPathTranslationRef } from '../../translation';
import { Facts } from '../Facts';
import styles from './Service.module.css';

const ENTITY_REF = /^[a-z]+:[\w.-]+\/[\w.-]+$/;

/** What was answered when the service was made; upgrades answer it again. */
export function AnswersPanel(props: { answers: Answers }) {
  const { answers } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const facts = Object.entries(answers).map(([term, value]) => ({
    term,
    value: <Answer value={value} />,
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

/** An answer; entities by their names, with a link. */
function Answer(props: { value: Answers[string] }) {
  const { value } = props;
  if (Array.isArray(value)) {
    return value.length > 0 ? (
      <span className={styles.stack}>
        {value.map((item, index) => (
          <Answer key={index} value={item} />
        ))}
      </span>
    ) : (
      '–'
    );
  }
  if (typeof value !== 'string') {
    return JSON.stringify(value);
  }
  return ENTITY_REF.test(value) ? <EntityLink entityRef={value} /> : value;
}
