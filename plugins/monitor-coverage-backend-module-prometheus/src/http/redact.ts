/** Shorter ones are names, such as that of a tenant, and parts of words. */
const MIN_LENGTH = 4;

/** A text without the secrets. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets.reduce(
    (redacted, secret) =>
      secret.length >= MIN_LENGTH
        ? redacted.replaceAll(secret, '***')
        : redacted,
    text,
  );
}
