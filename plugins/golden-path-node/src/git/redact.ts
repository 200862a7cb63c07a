/** Credentials in a URL, such as `https://user:token@host`. */
const URL_CREDENTIALS = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi;

/** A text without the secrets, and without credentials in URLs. */
export function redact(text: string, secrets: readonly string[]): string {
  let redacted = text;
  for (const secret of secrets) {
    if (secret) {
      redacted = redacted.replaceAll(secret, '***');
    }
  }
  return redacted.replace(URL_CREDENTIALS, '$1***@');
}
