/** The texts of journeys, in English. */
export const journeyMessages = {
  journeys: {
    title: 'Journeys',
    description:
      'What people do with the system, and the weakest link of what each of them passes.',
    weakest: 'Weakest link',
    link: '{{signal}} of {{part}}',
    noWeakest: 'Nothing that it passes has a signal that is asked for.',
    none: 'No journeys yet',
    noneText:
      'Declare what people do in documents of kind Journey: its steps, and the parts that each of them passes.',
    owner: 'Owner',
    back: 'All journeys',
    open: 'Open the journey',
    openLabel: 'Open the journey: {{title}}',
  },
  journey: {
    weakestTitle: 'The weakest link',
    path: 'The way to it',
    steps: 'Steps',
    stepParts: 'Passes',
    stepWeakest: 'Weakest',
    stepNothing: 'nothing asked for',
    graph: 'From the steps to what is weakest',
    all: 'All that it depends on',
    graphText:
      'An arrow leads from a part to what it needs, as far as the weakest link of each step. The marked way leads to the weakest of all.',
    list: 'Its parts, weakest first',
    hidden: 'not readable, or not in the catalog',
    noRung: 'nothing asked for',
    isWeakest: 'weakest link',
  },
} as const;
