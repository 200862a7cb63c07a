/** One workflow command of GitHub Actions, as its runner reads it. */
export function annotation(
  level: 'error' | 'warning' | 'notice',
  options: { file?: string; line?: number; title: string; message: string },
): string {
  const { message, ...properties } = options;
  const given = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${escapeProperty(String(value))}`,
  );
  return `::${level} ${given.join(',')}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
