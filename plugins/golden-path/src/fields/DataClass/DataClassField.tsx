import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useId } from 'react';
import { goldenPathTranslationRef } from '../../translation';
import styles from '../fields.module.css';
import { DataClassProps } from './schema';

const DATA_CLASSES = ['none', 'internal', 'phi'] as const;

/**
 * How sensitive the data of a service is: one card a class, which says what
 * choosing it changes in the service that is made.
 */
export function DataClassField(props: DataClassProps) {
  const { formData, onChange, schema, uiSchema, idSchema, required } = props;
  const { disabled, readonly } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const name = useId();

  const allowed = schema.enum;
  const classes = DATA_CLASSES.filter(each => allowed?.includes(each) ?? true);
  const description = uiSchema['ui:description'] ?? schema.description;
  return (
    <fieldset className={styles.cards} disabled={disabled || readonly}>
      <legend className={styles.legend}>
        {uiSchema['ui:title'] ?? schema.title ?? t('fields.dataClass.title')}
        {required && (
          <span className={styles.required}> ({t('fields.required')})</span>
        )}
      </legend>
      {description && <p className={styles.note}>{description}</p>}
      <div className={styles.choices}>
        {classes.map((each, index) => (
          <label className={styles.card} key={each}>
            <input
              aria-describedby={`${name}-${each}`}
              aria-labelledby={`${name}-${each}-title`}
              checked={formData === each}
              id={index === 0 ? idSchema.$id : undefined}
              name={name}
              onChange={() => onChange(each)}
              type="radio"
              value={each}
            />
            <span>
              <strong id={`${name}-${each}-title`}>
                {t(`fields.dataClass.${each}.title`)}
              </strong>
              <span className={styles.cardText} id={`${name}-${each}`}>
                <span>{t(`fields.dataClass.${each}.meaning`)}</span>
                <span>{t(`fields.dataClass.${each}.changes`)}</span>
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
