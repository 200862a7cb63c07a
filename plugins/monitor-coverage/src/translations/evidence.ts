/** The texts of drills and of waivers, in English. */
export const evidenceMessages = {
  drills: {
    title: 'Drills',
    none: 'Nobody has made one of its monitors fire on purpose yet.',
    record: 'Drill',
    recordLabel: 'Record a drill of {{name}}',
    dialogTitle: 'You made {{name}} fire on purpose',
    text: 'It is written down with your name and the time. A drill that was heard proves the monitor, until it is too old or the next one is not heard.',
    what: 'What did you do, and what happened?',
    heardLabel: 'Did its receiver hear it?',
    heard: 'It was heard',
    notHeard: 'Nobody heard it',
    notAllowed: 'Only the owners of a part may record drills of its monitors.',
    recorded: 'Recorded: a drill of {{name}}',
  },
  waivers: {
    open: 'Not needed, because…',
    openLabel: 'Not needed, because…: {{signal}}',
    title: '{{signal}} of {{part}} need not be watched',
    text: 'This asks for an exemption from its check. Somebody else decides; until then, and once it has ended, it is a gap.',
    because: 'Because',
    becauseHelp: 'At least 10 characters, for whoever decides and reads it.',
    until: 'Until',
    confirm: 'Ask for it',
    requested: 'Asked for: {{signal}} of {{part}} need not be watched',
    askedBy: 'Asked for by',
    pending:
      'asks that it need not be watched until {{day}}, and nobody has decided: {{because}}',
  },
} as const;
