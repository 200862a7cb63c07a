import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { Answers, UpgradeDetail } from '@guildhall/plugin-golden-path-common';
import { Panel, useAction } from '@guildhall/plugin-guildhall-react';
import { RiEyeLine } from '@remixicon/react';
import { FormEvent, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { goldenPathApiRef } from '../../api';
import { useHrefs } from '../../hooks';
import { goldenPathTranslationRef } from '../../translation';
import { QuestionField } from './QuestionField';
import styles from './Upgrade.module.css';

/** What the new release asks that nobody has answered yet. */
export function NewQuestionsPanel(props: {
  upgrade: UpgradeDetail;
  isAllowed: boolean | undefined;
}) {
  const { upgrade, isAllowed } = props;
  const { entityRef, toVersion, newQuestions } = upgrade;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const goldenPathApi = useApi(goldenPathApiRef);
  const navigate = useNavigate();
  const hrefs = useHrefs();
  const { isPending, run } = useAction();
  const [answers, setAnswers] = useState<Partial<Answers>>(() =>
    defaultsOf(upgrade),
  );
  const isComplete = newQuestions.every(
    ({ name, isRequired }) => !isRequired || answers[name] !== undefined,
  );

  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(async () => {
      const next = await goldenPathApi.createUpgrade({
        entityRef,
        toVersion,
        answers: onlyGiven(answers),
      });
      navigate(hrefs.upgrade(next.id), { replace: true });
    });
  };

  return (
    <Panel
      description={t('upgrade.questions.description')}
      title={t('upgrade.questions.title')}
    >
      <form className={styles.form} onSubmit={submit}>
        {newQuestions.map(question => (
          <QuestionField
            key={question.name}
            onChange={value =>
              setAnswers({ ...answers, [question.name]: value })
            }
            question={question}
            value={answers[question.name]}
          />
        ))}
        <Button
          className={styles.submit}
          iconStart={<RiEyeLine />}
          isDisabled={!isAllowed || !isComplete}
          isPending={isPending}
          type="submit"
          variant="primary"
        >
          {t('upgrade.questions.submit')}
        </Button>
      </form>
    </Panel>
  );
}

/** Yes-or-no questions start with no, as they look. */
function defaultsOf({ newQuestions }: UpgradeDetail): Partial<Answers> {
  return Object.fromEntries(
    newQuestions.map(({ name, schema }) => [
      name,
      schema.default ?? (schema.type === 'boolean' ? false : undefined),
    ]),
  );
}

function onlyGiven(answers: Partial<Answers>): Answers {
  const given: Answers = {};
  for (const [name, value] of Object.entries(answers)) {
    if (value !== undefined) {
      given[name] = value;
    }
  }
  return given;
}
