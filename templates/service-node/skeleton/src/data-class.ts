/** Which data this service touches; `phi` is personal health information. */
export type DataClass = 'none' | 'internal' | 'phi';

/** With `phi`, logs and answers are stricter: see docs/data.md. */
export const dataClass: DataClass = '${{ values.dataClass or "internal" }}';
