import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEffect } from 'react';

/** Keeps the language of the document, by which screen readers pronounce it. */
export function DocumentLanguage() {
  const languageApi = useApi(appLanguageApiRef);

  useEffect(() => {
    const subscription = languageApi.language$().subscribe(({ language }) => {
      document.documentElement.lang = language;
    });
    return () => subscription.unsubscribe();
  }, [languageApi]);

  return null;
}
