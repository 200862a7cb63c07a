import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import {
  campaignEventNames,
  campaignEventSchema,
  campaignTopic,
} from './campaigns';
import { exemptionStates } from './definitions';
import {
  EXEMPTION_TOPIC,
  exemptionEventSchema,
  LEVELS_CHANGED_TOPIC,
  levelsChangedEventSchema,
  VERDICTS_CHANGED_TOPIC,
  verdictsChangedEventSchema,
} from './events';

const text = readFileSync(
  resolve(__dirname, '../../../docs/events.md'),
  'utf8',
);

const SCHEMAS: Record<string, z.ZodType> = {
  [VERDICTS_CHANGED_TOPIC]: verdictsChangedEventSchema,
  [LEVELS_CHANGED_TOPIC]: levelsChangedEventSchema,
  [`${EXEMPTION_TOPIC}.in-force`]: exemptionEventSchema,
  [campaignTopic('started')]: campaignEventSchema,
};

it('documents every event by an example that is one', () => {
  const examples = [...text.matchAll(/^```json (\S+)\n([^]*?)^```$/gm)];
  expect(examples.map(([, topic]) => topic)).toEqual(Object.keys(SCHEMAS));
  for (const [, topic, example] of examples) {
    const payload = JSON.parse(example);
    expect([topic, SCHEMAS[topic].parse(payload)]).toEqual([topic, payload]);
  }
  for (const state of [...exemptionStates, ...campaignEventNames]) {
    expect(text).toContain(`.${state}\``);
  }
});
