/** How far into a text its title can be, and a phrase that tells its kind. */
const HEAD_LENGTH = 300;
const BODY_LENGTH = 10_000;

/**
 * Titles first: the GNU licences name one another further down. A licence
 * without a title is told by a phrase that only its kind has.
 */
const TITLES: [RegExp, string][] = [
  [/gnu affero general public license.{0,20}version 3/, 'AGPL-3.0'],
  [/gnu lesser general public license.{0,20}version 3/, 'LGPL-3.0'],
  [/gnu lesser general public license.{0,20}version 2\.1/, 'LGPL-2.1'],
  [/gnu general public license.{0,20}version 3/, 'GPL-3.0'],
  [/gnu general public license.{0,20}version 2/, 'GPL-2.0'],
  [/apache license,? version 2\.0/, 'Apache-2.0'],
  [/mozilla public license,? version 2\.0/, 'MPL-2.0'],
  [/eclipse public license - v ?2\.0/, 'EPL-2.0'],
  [/european union public licence v\. ?1\.2/, 'EUPL-1.2'],
  [/business source license 1\.1/, 'BUSL-1.1'],
  [/boost software license - version 1\.0/, 'BSL-1.0'],
  [/cc0 1\.0 universal/, 'CC0-1.0'],
];

const PHRASES: [RegExp, string][] = [
  [/free and unencumbered software released into the public/, 'Unlicense'],
  [/permission to use, copy, modify, and(\/or)? distribute this/, 'ISC'],
  [/permission is hereby granted, free of charge, to any person/, 'MIT'],
  [/redistribution and use .*neither the name/, 'BSD-3-Clause'],
  [/redistribution and use in source and binary forms/, 'BSD-2-Clause'],
];

/** The SPDX identifier of a licence by its text. */
export function recogniseLicence(text: string): string | undefined {
  const tagged = /SPDX-License-Identifier:\s*([\w.+-]{1,64})/.exec(text);
  if (tagged) {
    return tagged[1];
  }
  const body = text
    .slice(0, BODY_LENGTH)
    .toLocaleLowerCase('en-US')
    .replace(/\s+/g, ' ')
    .trim();
  const head = body.slice(0, HEAD_LENGTH);
  const found =
    TITLES.find(([title]) => title.test(head)) ??
    PHRASES.find(([phrase]) => phrase.test(body));
  return found?.[1];
}
