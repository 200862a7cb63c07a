/** The texts of our fields in the forms of templates. */
export const fieldMessages = {
  fields: {
    required: 'Required',
    name: {
      title: 'Name',
      checking: 'Checking the name …',
      failed:
        'The name could not be checked just now. It is checked again before anything is made.',
      free: '{{name}} is free.',
      take: 'Use {{suggestion}}',
    },
    dataClass: {
      title: 'Data class',
      none: {
        title: 'Nothing sensitive',
        meaning: 'Public or technical data only, nothing about people.',
        changes: 'Logs keep everything that helps to find a fault.',
      },
      internal: {
        title: 'Internal',
        meaning: 'Data of the organisation that outsiders should not see.',
        changes: 'Requests are authenticated, and secrets never reach a log.',
      },
      phi: {
        title: 'Personal health information',
        meaning: 'Anything that says something about the health of a person.',
        changes:
          'Logs and answers are stricter, and data protection gets a task before the service goes live.',
      },
    },
    host: { title: 'Where the repository lives' },
  },
} as const;
