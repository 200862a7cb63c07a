import {
  useTranslationRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { FieldExtensionOptions } from '@backstage/plugin-scaffolder-react';
import {
  createAsyncValidators,
  Form,
  ParsedTemplateSchema,
} from '@backstage/plugin-scaffolder-react/alpha';
import { Button } from '@backstage/ui';
import { Answers } from '@guildhall/plugin-golden-path-common';
import { Prose } from '@guildhall/plugin-guildhall-react';
import { RiArrowLeftLine, RiArrowRightLine } from '@remixicon/react';
import { ErrorSchema } from '@rjsf/utils';
import { customizeValidator } from '@rjsf/validator-ajv8';
import ajvErrors from 'ajv-errors';
import { useMemo, useState } from 'react';
import { goldenPathTranslationRef } from '../../translation';
import { focusField, useStepFocus } from './useStepFocus';
import { toErrorSchema } from './toErrorSchema';
import { useErrorMessages } from './useErrorMessages';
import styles from './Wizard.module.css';

const validator = customizeValidator();
ajvErrors(validator.ajv);

/**
 * One group of questions, on the scaffolder's own form engine: whatever a
 * template asks on the create page, it can ask here.
 */
export function QuestionStep(props: {
  step: ParsedTemplateSchema;
  template: string;
  fields: FieldExtensionOptions[];
  answers: Answers;
  /** The field to look at first. */
  field: string | undefined;
  isFirst: boolean;
  isLast: boolean;
  onChange: (answers: Answers) => void;
  onTouch: () => void;
  onBack: () => void;
  onNext: () => void;
}) {
  const { step, template, fields, answers, field, isFirst, isLast } = props;
  const { onChange, onTouch, onBack, onNext } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const apiHolder = useApiHolder();
  const translateErrors = useErrorMessages();
  const heading = useStepFocus(field);
  const [errors, setErrors] = useState<ErrorSchema>();
  const [isChecking, setIsChecking] = useState(false);

  const components = useMemo(
    () => Object.fromEntries(fields.map(each => [each.name, each.component])),
    [fields],
  );
  const check = useMemo(
    () =>
      createAsyncValidators(
        step.mergedSchema,
        Object.fromEntries(fields.map(each => [each.name, each.validation])),
        { apiHolder },
      ),
    [step, fields, apiHolder],
  );

  const submit = async (submitted: Answers) => {
    setIsChecking(true);
    const found = toErrorSchema(await check(submitted));
    setIsChecking(false);
    if (found) {
      setErrors(found);
      focusField(Object.keys(found)[0]);
    } else {
      onNext();
    }
  };

  return (
    <section aria-labelledby="wizard-step" className={styles.step}>
      <h2
        className={styles.heading}
        id="wizard-step"
        ref={heading}
        tabIndex={-1}
      >
        {step.title}
      </h2>
      {step.description && <Prose>{step.description}</Prose>}
      <div className={styles.form} onFocusCapture={onTouch}>
        <Form
          EXPERIMENTAL_theme="bui"
          experimental_defaultFormStateBehavior={{ allOf: 'populateDefaults' }}
          extraErrors={errors}
          fields={components}
          formContext={{ formData: answers, template }}
          formData={answers}
          noHtml5Validate
          onChange={({ formData }: { formData?: Answers }) => {
            setErrors(undefined);
            onChange(formData ?? {});
          }}
          onError={([first]) => focusField(first?.property ?? '')}
          onSubmit={({ formData }: { formData?: Answers }) =>
            submit(formData ?? {})
          }
          schema={step.schema}
          showErrorList={false}
          transformErrors={translateErrors}
          uiSchema={step.uiSchema}
          validator={validator}
        >
          <div className={styles.footer}>
            <Button
              iconEnd={<RiArrowRightLine />}
              isPending={isChecking}
              type="submit"
              variant="primary"
            >
              {isLast ? t('wizard.seePlan') : t('wizard.next')}
            </Button>
            {!isFirst && (
              <Button
                iconStart={<RiArrowLeftLine />}
                onPress={onBack}
                variant="secondary"
              >
                {t('wizard.back')}
              </Button>
            )}
          </div>
        </Form>
      </div>
    </section>
  );
}
