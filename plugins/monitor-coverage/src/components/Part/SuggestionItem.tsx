import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Disclosure } from '@guildhall/plugin-guildhall-react';
import { Signal, Suggestion } from '@guildhall/plugin-monitor-coverage-common';
import { RiCheckLine, RiCloseLine, RiQuestionLine } from '@remixicon/react';
import { useState } from 'react';
import { monitorCoverageTranslationRef } from '../../translation';
import { CodeBlock } from '../CodeBlock';
import { ProposeButton } from '../Proposals';
import styles from './Part.module.css';

const ICONS: Record<Suggestion['metrics'][number]['present'], JSX.Element> = {
  yes: <RiCheckLine aria-hidden />,
  no: <RiCloseLine aria-hidden />,
  unknown: <RiQuestionLine aria-hidden />,
};

/** One rule with its test, and what it needs to work. */
export function SuggestionItem(props: {
  suggestion: Suggestion;
  signal: Signal;
  isFirst: boolean;
}) {
  const { title, notes, metrics, rules, rulesFile, test, testFile } =
    props.suggestion;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const [isOpen, setIsOpen] = useState(props.isFirst);
  return (
    <Disclosure isOpen={isOpen} onToggle={setIsOpen} summary={title}>
      <div className={styles.suggestion}>
        {notes.length > 0 && (
          <ul aria-label={t('suggest.notes')} className={styles.notes}>
            {notes.map(note => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
        {metrics.length > 0 && (
          <ul aria-label={t('suggest.metrics')} className={styles.metrics}>
            {metrics.map(({ name, present }) => (
              <li data-present={present} key={name}>
                {ICONS[present]}
                <span>
                  <code>{name}</code> {t(`suggest.metric.${present}`)}
                </span>
              </li>
            ))}
          </ul>
        )}
        <div>
          <ProposeButton
            label={t('proposals.proposeLabel', { title })}
            suggestions={[{ signal: props.signal, rulesFile }]}
          >
            {t('proposals.propose')}
          </ProposeButton>
        </div>
        <div className={styles.files}>
          <CodeBlock text={rules} title={rulesFile} />
          <CodeBlock text={test} title={testFile} />
        </div>
      </div>
    </Disclosure>
  );
}
