import {
  ReasonPhrase,
  reasonTexts,
} from '@guildhall/plugin-monitor-coverage-common';

// As plain strings: which of them is said with which parameters is not known here.
const reason: Record<ReasonPhrase, string> = reasonTexts;

/** Why things are as they are, in English, as everywhere else. */
export const reasonMessages = { reason };
