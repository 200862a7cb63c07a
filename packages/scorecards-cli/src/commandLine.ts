import { toError } from '@backstage/errors';
import { Output } from './Command';
import { MisuseError } from './errors';

/** Reads a command line; what is wrong with it is answered with the usage. */
export function parseLine<T>(usage: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new MisuseError(`${toError(error).message}\n\n${usage}`);
  }
}

export function toOutput(values: {
  json?: boolean;
  github?: boolean;
  markdown?: string;
}): Output {
  const { json, github, markdown } = values;
  if (json && github) {
    throw new MisuseError('Give either --json or --github.');
  }
  return {
    output: (json && 'json') || (github && 'github') || 'text',
    markdown,
  };
}

/**
 * The address of a portal.
 *
 * @param missing - What to say where none is given.
 */
export function toPortal(url: string | undefined, missing: string): string {
  if (!url) {
    throw new MisuseError(missing);
  }
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new MisuseError(
      `'${url}' is not the address of a portal, such as https://portal.example.com.`,
    );
  }
  return url.replace(/\/+$/, '');
}
