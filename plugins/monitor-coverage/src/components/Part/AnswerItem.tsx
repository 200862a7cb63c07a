import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiIndeterminateCircleFill,
  RiQuestionLine,
} from '@remixicon/react';
import { ReactNode } from 'react';
import { monitorCoverageTranslationRef } from '../../translation';
import { Answer } from './answers';
import styles from './Part.module.css';

const ICONS: Record<Answer['verdict'], JSX.Element> = {
  yes: <RiCheckboxCircleFill aria-hidden />,
  partly: <RiIndeterminateCircleFill aria-hidden />,
  no: <RiCloseCircleFill aria-hidden />,
  unknown: <RiQuestionLine aria-hidden />,
};

/** A question, its answer in one word, and why. */
export function AnswerItem(props: {
  question: string;
  verdict: Answer['verdict'];
  children: ReactNode;
}) {
  const { question, verdict, children } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  return (
    <li className={styles.answer} data-verdict={verdict}>
      <span className={styles.question}>{question}</span>
      <span className={styles.verdict}>
        {ICONS[verdict]}
        {t(`answers.${verdict}`)}
      </span>
      <span className={styles.why}>{children}</span>
    </li>
  );
}
