import { useCallback, useEffect, useState } from 'react';

/** A text that somebody writes, kept in this browser until it is discarded. */
export interface Draft {
  text: string;
  isChanged: boolean;
  setText: (text: string) => void;
  discard: () => void;
}

/**
 * The draft of a text.
 *
 * @param key - Names it among the drafts of this browser.
 * @param original - What it starts from.
 */
export function useDraft(key: string, original: string): Draft {
  const storageKey = `guildhall-scorecards-draft ${key}`;
  const [text, setText] = useState(
    () => localStorage.getItem(storageKey) ?? original,
  );
  const isChanged = text !== original;
  useEffect(() => {
    if (isChanged) {
      localStorage.setItem(storageKey, text);
    } else {
      localStorage.removeItem(storageKey);
    }
  }, [storageKey, text, isChanged]);
  const discard = useCallback(() => setText(original), [original]);
  return { text, isChanged, setText, discard };
}
