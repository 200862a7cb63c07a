import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Checkbox,
  NumberField,
  Select,
  TextAreaField,
  TextField,
} from '@backstage/ui';
import { Answers, NewQuestion } from '@guildhall/plugin-golden-path-common';
import { useState } from 'react';
import { goldenPathTranslationRef } from '../../translation';
import { questionKind } from './questionKinds';

type Answer = Answers[string];

/** One question of the new release. */
export function QuestionField(props: {
  question: NewQuestion;
  value: Answer | undefined;
  onChange: (value: Answer | undefined) => void;
}) {
  const { question, value, onChange } = props;
  const { title, description, isRequired } = question;
  const asked = questionKind(question);
  const common = { label: title, description, isRequired };
  switch (asked.kind) {
    case 'choice':
      return (
        <Select
          {...common}
          onChange={id =>
            onChange(asked.options.find(option => String(option) === id))
          }
          options={asked.options.map(option => ({
            id: String(option),
            label: String(option),
          }))}
          selectionMode="single"
          value={value === undefined ? null : String(value)}
        />
      );
    case 'yes-no':
      return (
        <Checkbox isSelected={value === true} onChange={onChange}>
          {description ? `${title}: ${description}` : title}
        </Checkbox>
      );
    case 'number':
      return (
        <NumberField
          {...common}
          onChange={next => onChange(Number.isNaN(next) ? undefined : next)}
          value={typeof value === 'number' ? value : NaN}
        />
      );
    case 'text':
      return (
        <TextField
          {...common}
          onChange={next => onChange(next || undefined)}
          value={typeof value === 'string' ? value : ''}
        />
      );
    default:
      return <JsonField {...props} />;
  }
}

function JsonField(props: {
  question: NewQuestion;
  value: Answer | undefined;
  onChange: (value: Answer | undefined) => void;
}) {
  const { question, value, onChange } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const [text, setText] = useState(() =>
    value === undefined ? '' : JSON.stringify(value, undefined, 2),
  );
  const answer = parse(text);
  return (
    <TextAreaField
      description={[question.description, t('upgrade.questions.json')]
        .filter(Boolean)
        .join(' ')}
      isInvalid={text !== '' && answer === undefined}
      isRequired={question.isRequired}
      label={question.title}
      onChange={next => {
        setText(next);
        onChange(parse(next));
      }}
      value={text}
    />
  );
}

function parse(text: string): Answer | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
