import { InputError } from '@backstage/errors';
import { assertRepositoryName } from './names';

/** What an address below `<app.baseUrl>/golden-path/git/` names. */
export interface WebLocation {
  /** The id of a git host. */
  host: string;
  name: string;
  /** Relative to the repository; empty for all of it. */
  path: string;
  /** A branch or a commit. */
  ref?: string;
}

/** Addresses of repositories and files, as the portal shows and reads them. */
export class WebUrls {
  readonly #base: URL;

  constructor(appBaseUrl: string) {
    this.#base = new URL(`${appBaseUrl.replace(/\/+$/, '')}/golden-path/git/`);
  }

  format({ host, name, path, ref }: WebLocation): string {
    const url = new URL(this.#base);
    const segments = [host, name, ...path.split('/')].map(encodeURIComponent);
    url.pathname += segments.join('/');
    if (ref) {
      url.searchParams.set('ref', ref);
    }
    return url.href;
  }

  owns(url: URL): boolean {
    return (
      url.origin === this.#base.origin &&
      url.pathname.startsWith(this.#base.pathname)
    );
  }

  /** Undefined when it is none of these addresses. */
  parse(address: string): WebLocation | undefined {
    const url = new URL(address);
    if (!this.owns(url)) {
      return undefined;
    }
    const [host, name = '', ...path] = url.pathname
      .slice(this.#base.pathname.length)
      .split('/')
      .map(segment => decode(segment, address));
    assertRepositoryName(name);
    return {
      host,
      name,
      path: path.join('/'),
      ref: url.searchParams.get('ref') ?? undefined,
    };
  }
}

function decode(segment: string, address: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new InputError(
      `The address '${address}' is not encoded as it should`,
    );
  }
}
