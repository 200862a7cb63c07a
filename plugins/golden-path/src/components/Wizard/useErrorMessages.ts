import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RJSFValidationError } from '@rjsf/utils';
import { useCallback } from 'react';
import { goldenPathTranslationRef } from '../../translation';

/**
 * Says what JSON schema finds wrong with an answer in words that tell what to
 * do. What the author of a template wrote stays as it is.
 */
export function useErrorMessages() {
  const { t } = useTranslationRef(goldenPathTranslationRef);
  return useCallback(
    (errors: RJSFValidationError[]) =>
      errors.map(error => {
        const limit = Number(error.params?.limit);
        switch (error.name) {
          case 'required':
            return { ...error, message: t('form.required') };
          case 'minLength':
            return { ...error, message: t('form.minLength', { count: limit }) };
          case 'maxLength':
            return { ...error, message: t('form.maxLength', { count: limit }) };
          case 'minItems':
            return { ...error, message: t('form.minItems', { count: limit }) };
          case 'maxItems':
            return { ...error, message: t('form.maxItems', { count: limit }) };
          case 'pattern':
            return { ...error, message: t('form.pattern') };
          case 'enum':
            return { ...error, message: t('form.enum') };
          default:
            return error;
        }
      }),
    [t],
  );
}
