import { Reason } from './reason';

/**
 * What can be said in words: a reason, or a part of one.
 *
 * @public
 */
export type ReasonPhrase =
  | Reason['code']
  | 'one-hour'
  | 'hours'
  | 'days'
  | 'two-names'
  | 'three-names'
  | 'more-names';

/**
 * The sentences of reasons in English, as the front end's translations take
 * them: without a full stop, and with parameters in double braces.
 *
 * @public
 */
export const reasonTexts = {
  'no-monitor': 'No monitor watches it',
  'not-required': 'It is no longer required',
  'not-answering': 'There is no answer from {{providers}}',
  'not-answering-since': 'There is no answer from {{providers}} since {{day}}',

  broken: 'It cannot be evaluated: {{problem}}',
  'measured-unknown': 'Nobody can tell whether what it reads is measured',
  'not-measured': 'What it reads is not measured: it cannot fire',
  'absent-now': 'What it watches is not measured now',
  'silenced-until': 'It is silenced until {{day}}',
  'receivers-unknown': 'Nobody can tell where its alerts go',
  'goes-nowhere': 'Its alerts go nowhere',
  'nobody-notified': 'Nobody is notified by {{receivers}}',
  unowned: 'Nobody is known to own {{receivers}}',
  'firing-since': 'It has been firing since {{day}}',
  fired: 'It fired on {{day}}',
  drilled: 'A drill showed that it fires: {{title}}',
  tested: 'A test shows that it fires: {{title}}',
  'fired-unknown': 'Nobody can tell whether it ever fired; it has no test',
  'fired-long-ago': 'It fired last on {{day}}, and has no test',
  'not-proven': 'It did not fire in the last {{period}}, and has no test',

  'firing-long': 'It has been firing for {{period}}',
  flapping: 'It fired {{firings}} times in {{period}}',
  'silenced-long':
    'It is silenced for {{period}}, from {{from}} until {{until}}',
  'never-fired': 'It did not fire in the last {{period}}',
  'never-approached':
    'It did not fire in the last {{period}}, and never came nearer than {{percent}}% to its threshold',
  'no-runbook': 'It has no annotation runbook_url: what is to be done?',
  'sent-nowhere': 'Its alerts go to {{receivers}}, which notifies nobody',
  'no-owner': 'It has no label team, and nobody owns where its alerts go',

  'annotated-alert':
    'The annotation prometheus.io/alert of the part names {{alert}}',
  'annotated-expression':
    'The annotation prometheus.io/rule of the part has its expression',
  'annotated-labels':
    'The annotation prometheus.io/labels of the part has its labels',
  labelled: 'Its label {{label}} is {{value}}',
  selects: 'It selects {{selector}}',
  reads: 'It reads series with {{selector}}',
  through: 'It watches {{part}}, which provides it',
  owner: '{{by}} says so',
  'owner-note': '{{by}}: {{note}}',

  'signal-from-provider': 'Its provider says which signal it is about',
  'signal-label': 'Its label {{name}} says which signal it is about',
  'signal-annotation': 'Its annotation {{name}} says which signal it is about',
  'signal-absence': 'It fires when nothing is measured',
  'signal-exporter': '{{metric}} is a metric of {{exporter}}',
  'signal-metric': 'Its metric is called {{metric}}',
  'signal-function': 'It takes {{function}} of {{metric}}',
  'signal-instead':
    'It would rather be about {{signal}}, which is not asked for',

  text: '{{text}}',

  'one-hour': '1 hour',
  hours: '{{count}} hours',
  days: '{{count}} days',
  'two-names': '{{first}} and {{second}}',
  'three-names': '{{first}}, {{second}} and {{third}}',
  'more-names': '{{first}}, {{second}} and {{count}} more',
} as const satisfies Record<ReasonPhrase, string>;
