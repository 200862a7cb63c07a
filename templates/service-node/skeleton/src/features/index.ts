import type { Feature } from '../http/app.ts';
{%- if values.dataClass == 'phi' %}
import { audit } from '../phi/audit.ts';
{%- endif %}
import { health } from './health.ts';

/** Everything that this service does, in the order in which it is added. */
export const features: readonly Feature[] = [{% if values.dataClass == 'phi' %}audit, {% endif %}health];
