import { FactSourceDefinition } from '@guildhall/plugin-scorecards-common';

/** Rules read it as `facts.monitorCoverage`. */
export const monitorCoverageSource: FactSourceDefinition = {
  id: 'monitorCoverage',
  title: 'Monitor coverage',
  description:
    'How strongly the signals of a part are watched. What cannot be told because a provider does not answer is absent',
  maxAge: { days: 2 },
  fields: {
    required: {
      type: 'int',
      unit: 'signals',
      description: 'Signals that the policy asks for, without waived ones',
    },
    covered: {
      type: 'int',
      unit: 'signals',
      description:
        'Those of them that reach a receiver with an owner, or are proven; absent while one is unknown',
    },
    gaps: {
      type: 'int',
      unit: 'signals',
      description:
        'Those of them that nobody would hear of; absent while there is none but one is unknown',
    },
    weakest: {
      type: 'string',
      description:
        'The lowest rung: none, rule, live, routed or proven; absent while one is unknown that may be lower',
    },
    weakestRank: {
      type: 'int',
      description: 'The same as a number: 0 is none, 4 is proven',
    },
    signals: {
      type: 'list',
      description:
        'Those that the policy asks for, with the ones that have an exemption',
      items: { type: 'string', description: 'A signal, such as storage' },
    },
    rungs: {
      type: 'map',
      description: 'The rung of each of these signals, where it is known',
      values: { type: 'string', description: 'none to proven' },
    },
    findings: {
      type: 'int',
      unit: 'findings',
      description:
        'What is wrong with the monitors that watch it, but for those that never fired',
    },
    watchOverdue: {
      type: 'bool',
      description:
        'Whether somebody should have looked at its monitors by now; absent where nobody need look',
    },
  },
};
