import { RepositoryFile } from '@guildhall/plugin-golden-path-common';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A file of a dry run; as text where it is text, byte for byte. */
export function toFile(file: {
  path: string;
  base64Content: string;
  executable?: boolean;
}): RepositoryFile {
  const { path, base64Content, executable } = file;
  const mode = executable ? '100755' : '100644';
  const bytes = Buffer.from(base64Content, 'base64');
  try {
    if (!bytes.includes(0)) {
      return { path, mode, encoding: 'utf8', content: decoder.decode(bytes) };
    }
  } catch {
    // Not UTF-8: kept as bytes.
  }
  return { path, mode, encoding: 'base64', content: base64Content };
}
