import type { ButtonHTMLAttributes } from 'react';

/** A button whose label says what happens, for example "Join visit". */
export function Button(props: ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button type="button" className="hl-button" {...props} />;
}
