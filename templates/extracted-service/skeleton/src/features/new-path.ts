import type { Feature } from '../http/app.ts';
{%- if values.dataClass == 'phi' %}
import { audit } from '../phi/audit.ts';
{%- endif %}
import { slice } from './slice.ts';

/** What this service does itself; once the extraction is complete, it does nothing else. */
export const newPath: readonly Feature[] = [{% if values.dataClass == 'phi' %}audit, {% endif %}slice];
