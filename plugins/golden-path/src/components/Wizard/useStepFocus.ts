import { RefObject, useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';

/**
 * Moves the focus to a step when it opens, so that the keyboard and screen
 * readers go along: to the field that was asked for, or else to the heading.
 * A page that was only just loaded keeps its focus.
 */
export function useStepFocus(field?: string): RefObject<HTMLHeadingElement> {
  const heading = useRef<HTMLHeadingElement>(null);
  // The router calls the page that was loaded so.
  const isLoad = useLocation().key === 'default' && !field;
  const latest = useRef({ field, isLoad });

  useEffect(() => {
    const { field: name, isLoad: keepsFocus } = latest.current;
    if (!keepsFocus && !(name && focusField(name))) {
      heading.current?.focus();
      heading.current?.scrollIntoView?.({ block: 'nearest' });
    }
  }, []);

  return heading;
}

/** Puts the focus into a field of the form; whether it is there. */
export function focusField(name: string): boolean {
  const element = document.getElementById(`root_${name}`);
  const input = element?.matches('input, textarea, select, button')
    ? element
    : element?.querySelector<HTMLElement>('input, textarea, select, button');
  input?.focus();
  return input !== undefined && input !== null;
}
