import {
  checkServiceName,
  Finding,
} from '@guildhall/plugin-golden-path-common';

/** Whether a name follows the convention and is no reserved word. */
export function checkName(name: string): Finding[] {
  const result = checkServiceName(name);
  if (!result.ok) {
    return [
      {
        check:
          result.rule === 'convention' ? 'name-convention' : 'name-reserved',
        field: 'name',
        status: 'blocked',
        message: result.reason,
        fix: 'Choose another name.',
        suggestion: result.suggestion,
      },
    ];
  }
  return [
    {
      check: 'name-convention',
      field: 'name',
      status: 'ok',
      message: 'The name follows the convention.',
    },
    {
      check: 'name-reserved',
      field: 'name',
      status: 'ok',
      message: 'The name is no reserved word.',
    },
  ];
}
