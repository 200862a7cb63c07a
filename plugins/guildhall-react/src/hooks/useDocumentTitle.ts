import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEffect } from 'react';

/** What the window is about, the widest first. */
let titles: ReadonlyArray<{ title: string }> = [];

/**
 * Names what a page is about in the title of the browser's window, where tabs,
 * the history and "recently visited" find it. Titles of nested components are
 * joined, the narrowest first: `visits-api | Services | Guildhall`.
 *
 * @public
 */
export function useDocumentTitle(title: string): void {
  const app = useApi(configApiRef).getOptionalString('app.title');

  useEffect(() => {
    const show = (next: typeof titles) => {
      titles = next;
      const names = new Set([app ?? '', ...next.map(it => it.title)]);
      document.title = [...names].filter(Boolean).reverse().join(' | ');
    };
    const entry = { title };
    show([...titles, entry]);
    return () => show(titles.filter(it => it !== entry));
  }, [app, title]);
}
