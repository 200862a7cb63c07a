import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** What the portal itself says; every plugin brings its own words. */
export const appTranslationRef = createTranslationRef({
  id: 'app.portal',
  messages: {
    signIn: {
      tagline:
        'Who owns which software, in what state it is, and what to do next.',
      title: 'Sign in',
      restoring: 'Signing you in again…',
      pending: 'Signing in…',
      failed: 'That did not work',
      retry: 'Try again',
      continueWith: 'Continue with {{provider}}',
      personas: {
        title: 'See the portal as',
      },
      people: {
        title: 'Or as somebody else',
        notice:
          'This is a demonstration: no password is asked for, and nobody here is real.',
        search: 'Search people',
        list: 'People',
        loading: 'Looking for people…',
        none: 'Nobody is called that.',
        found_one: '{{count}} person',
        found_other: '{{count}} people',
        more: 'Show more',
      },
      unreachable: {
        title: 'The portal does not answer',
        description:
          'The list of people could not be read ({{message}}). If the portal has just been started, give it a few seconds.',
      },
    },
    nav: {
      menu: 'Menu',
      software: 'Software',
      build: 'Build',
      improve: 'Improve',
      account: 'You',
      home: 'Home',
      search: 'Search',
      catalog: 'Catalog',
      apis: 'APIs',
      docs: 'Docs',
      goldenPath: 'Golden path',
      create: 'Create',
      monitors: 'Monitors',
      notifications: 'Notifications',
      settings: 'Settings',
    },
    home: {
      greeting: {
        morning: 'Good morning, {{name}}',
        afternoon: 'Good afternoon, {{name}}',
        evening: 'Good evening, {{name}}',
      },
      summary_zero: 'Nothing in the catalog is yours yet.',
      summary_one: 'You and your teams look after {{count}} service.',
      summary_other:
        'You and your teams look after {{count}} services and systems.',
      links: {
        title: 'Shortcuts',
        create: 'Create a service',
        portfolio: 'Portfolio',
        health: 'Health of the data',
      },
      owned: {
        title: 'Your services',
        all: 'Show all in the catalog',
        empty: 'Nothing here yet',
        emptyDescription:
          'What you or your teams own shows up here, as soon as its owner is named in the catalog.',
        failed: 'Your services could not be read from the catalog',
      },
    },
    notFound: {
      title: 'There is nothing at this address',
      description:
        'The page may have moved, or the plugin that it belongs to is not installed.',
      home: 'To the home page',
      search: 'Search the portal',
    },
  },
  translations: {
    de: () => import('./translations/de'),
  },
});
