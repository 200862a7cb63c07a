import { RepositoryFile } from '../api';

/** How far git looks for a NUL, too. */
const binaryProbe = 8000;

/**
 * Makes a file of bytes: text where they are UTF-8, base64 otherwise. Equal
 * bytes always give equal files.
 *
 * @public
 */
export function createRepositoryFile(options: {
  path: string;
  mode: RepositoryFile['mode'];
  bytes: Uint8Array;
}): RepositoryFile {
  const { path, mode, bytes } = options;
  const text = decodeText(bytes);
  return text === undefined
    ? { path, mode, encoding: 'base64', content: toBase64(bytes) }
    : { path, mode, encoding: 'utf8', content: text };
}

/**
 * The bytes of a file.
 *
 * @throws RangeError if its content is not base64, though its encoding is
 * @public
 */
export function bytesOf(file: RepositoryFile): Uint8Array {
  return file.encoding === 'utf8'
    ? new TextEncoder().encode(file.content)
    : fromBase64(file.content);
}

/**
 * Whether a file cannot be merged line by line: it is not UTF-8, or has a NUL
 * near its beginning.
 *
 * @public
 */
export function isBinary(file: RepositoryFile): boolean {
  return (
    file.encoding === 'base64' ||
    file.content.slice(0, binaryProbe).includes('\0')
  );
}

/** The same file as `createRepositoryFile` makes it. */
export function normalizeFile(file: RepositoryFile): RepositoryFile {
  return file.encoding === 'utf8'
    ? file
    : createRepositoryFile({ ...file, bytes: bytesOf(file) });
}

function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      bytes,
    );
  } catch {
    return undefined;
  }
}

function toBase64(bytes: Uint8Array): string {
  let characters = '';
  for (const byte of bytes) {
    characters += String.fromCharCode(byte);
  }
  return btoa(characters);
}

function fromBase64(content: string): Uint8Array {
  let characters: string;
  try {
    characters = atob(content);
  } catch {
    throw new RangeError('The content is not base64');
  }
  return Uint8Array.from(characters, character => character.charCodeAt(0));
}
