import { extraction } from '../extraction/extraction.ts';
import type { Feature } from '../http/app.ts';
import { health } from './health.ts';

/** Everything that this service does, in the order in which it is added. */
export const features: readonly Feature[] = [health, extraction];
