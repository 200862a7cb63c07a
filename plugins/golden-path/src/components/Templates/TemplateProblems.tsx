import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { TemplateProblem } from '@guildhall/plugin-golden-path-common';
import { goldenPathTranslationRef } from '../../translation';
import styles from './Templates.module.css';

/** What the author of a template should mend, and where. */
export function TemplateProblems(props: { problems: TemplateProblem[] }) {
  const { problems } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  if (problems.length === 0) {
    return undefined;
  }
  return (
    <Alert
      description={
        <ul className={styles.problems}>
          {problems.map(({ file, line, message }) => (
            <li key={`${file} ${line} ${message}`}>
              <code>{line === undefined ? file : `${file}:${line}`}</code>{' '}
              {message}
            </li>
          ))}
        </ul>
      }
      icon
      status="warning"
      title={t('template.problems')}
    />
  );
}
