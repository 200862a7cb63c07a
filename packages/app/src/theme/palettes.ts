/** The colours that Material UI components get, named as in `tokens.css`. */
const light = {
  app: '#f3f6f7',
  surface: '#ffffff',
  fg: '#10222b',
  fgSecondary: '#4a5f6a',
  border: '#d8e1e5',
  accent: '#0b5a66',
  accentHover: '#08454e',
  accentFg: '#ffffff',
  announcement: '#4644c2',
  positive: '#156b3c',
  warning: '#865000',
  negative: '#b0202c',
  negativeSubdued: '#fbe2e4',
  negativeFgSubdued: '#8c1620',
  warningSubdued: '#fdf0d6',
  warningFgSubdued: '#6f4300',
  announcementSubdued: '#e6e6fa',
  announcementFgSubdued: '#2f2d8f',
};

const dark: typeof light = {
  app: '#0e191f',
  surface: '#16252d',
  fg: '#edf3f5',
  fgSecondary: '#adbec7',
  border: '#30454f',
  accent: '#5cc8d0',
  accentHover: '#7fd8de',
  accentFg: '#06242a',
  announcement: '#9aa1fb',
  positive: '#63d39a',
  warning: '#f2be5c',
  negative: '#ff929a',
  negativeSubdued: '#4a1b20',
  negativeFgSubdued: '#ffb9be',
  warningSubdued: '#41300c',
  warningFgSubdued: '#ffd78d',
  announcementSubdued: '#252c5e',
  announcementFgSubdued: '#c9cdff',
};

export const colors = { light, dark };

/** The sidebar is dark in both themes. */
export const navigation = {
  background: '#0c2229',
  indicator: '#5cc8d0',
  color: '#c3d2d8',
  selectedColor: '#ffffff',
  navItem: { hoverBackground: '#17363f' },
  submenu: { background: '#17363f' },
};
