import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { colors, navigation } from './palettes';

const css = readFileSync(resolve(__dirname, 'tokens.css'), 'utf8');

function readTokens(mode: 'light' | 'dark'): Record<string, string> {
  const [, block = ''] =
    css.match(new RegExp(`\\[data-theme-mode='${mode}'\\] \\{\\n([^}]*)\\}`)) ??
    [];
  return Object.fromEntries(
    [...block.matchAll(/--bui-([\w-]+): (#[0-9a-f]{6});/g)].map(
      ([, name, value]) => [name, value],
    ),
  );
}

/** Relative luminance and contrast ratio as WCAG 2 defines them. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map(start => {
    const channel = parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045
      ? channel / 12.92
      : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(['light', 'dark'] as const)('%s theme', mode => {
  const token = readTokens(mode);
  const surfaces = [
    'bg-app',
    'bg-neutral-1',
    'bg-neutral-2',
    'bg-neutral-3',
    'bg-neutral-4',
  ];

  it('has text that can be read (WCAG AA, 4.5:1)', () => {
    const pairs = [
      ...['primary', 'secondary'].flatMap(fg =>
        surfaces.map(bg => [`fg-${fg}`, bg]),
      ),
      ...['positive', 'negative', 'warning', 'announcement'].flatMap(name => [
        [`fg-${name}`, 'bg-app'],
        [`fg-${name}`, 'bg-neutral-1'],
        [`fg-${name}`, 'bg-neutral-2'],
        [`${name}-fg`, `${name}-bg`],
        [`${name}-fg-subdued`, `${name}-bg-subdued`],
      ]),
      ['accent-fg', 'accent-bg'],
      ['accent-fg', 'accent-bg-hover'],
      ['accent-bg', 'bg-neutral-1'],
      ['accent-bg', 'bg-app'],
    ];
    const tooFaint = pairs
      .map(([fg, bg]) => ({ fg, bg, ratio: contrast(token[fg], token[bg]) }))
      .filter(({ ratio }) => !(ratio >= 4.5));
    expect(tooFaint).toEqual([]);
  });

  it('has borders and focus rings that can be seen (WCAG AA, 3:1)', () => {
    for (const name of ['border-2', 'ring']) {
      for (const bg of ['bg-app', 'bg-neutral-1']) {
        expect(contrast(token[name], token[bg])).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it('gives Material UI the same colours as Backstage UI', () => {
    expect(colors[mode]).toEqual({
      app: token['bg-app'],
      surface: token['bg-neutral-1'],
      fg: token['fg-primary'],
      fgSecondary: token['fg-secondary'],
      border: token['border-1'],
      accent: token['accent-bg'],
      accentHover: token['accent-bg-hover'],
      accentFg: token['accent-fg'],
      announcement: token['announcement-bg'],
      positive: token['fg-positive'],
      warning: token['fg-warning'],
      negative: token['fg-negative'],
      negativeSubdued: token['negative-bg-subdued'],
      negativeFgSubdued: token['negative-fg-subdued'],
      warningSubdued: token['warning-bg-subdued'],
      warningFgSubdued: token['warning-fg-subdued'],
      announcementSubdued: token['announcement-bg-subdued'],
      announcementFgSubdued: token['announcement-fg-subdued'],
    });
  });
});

it('has a sidebar that can be read', () => {
  const { background, color, selectedColor, navItem } = navigation;
  for (const bg of [background, navItem.hoverBackground]) {
    expect(contrast(color, bg)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(selectedColor, bg)).toBeGreaterThanOrEqual(4.5);
  }
});
