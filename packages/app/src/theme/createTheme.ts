import {
  createUnifiedTheme,
  genPageTheme,
  palettes,
  type UnifiedTheme,
} from '@backstage/theme';
import { colors, navigation } from './palettes';

const heading = (fontSize: number) => ({
  fontSize,
  fontWeight: 600,
  marginBottom: 4,
});

/** The Material UI side of a theme, from the same colours as the BUI tokens. */
export function createTheme(mode: 'light' | 'dark'): UnifiedTheme {
  const color = colors[mode];
  const page = genPageTheme({ colors: [navigation.background], shape: 'none' });

  return createUnifiedTheme({
    palette: {
      ...palettes[mode],
      background: { default: color.app, paper: color.surface },
      primary: {
        main: color.accent,
        dark: color.accentHover,
        contrastText: color.accentFg,
      },
      secondary: { main: color.announcement },
      text: { primary: color.fg, secondary: color.fgSecondary },
      divider: color.border,
      border: color.border,
      link: color.accent,
      linkHover: color.accentHover,
      textContrast: color.fg,
      textSubtle: color.fgSecondary,
      textVerySubtle: color.border,
      errorText: color.negativeFgSubdued,
      errorBackground: color.negativeSubdued,
      warningText: color.warningFgSubdued,
      warningBackground: color.warningSubdued,
      infoText: color.announcementFgSubdued,
      infoBackground: color.announcementSubdued,
      status: {
        ...palettes[mode].status,
        ok: color.positive,
        warning: color.warning,
        error: color.negative,
        running: color.announcement,
      },
      navigation,
      tabbar: { indicator: color.accent },
      pinSidebarButton: {
        icon: navigation.background,
        background: navigation.color,
      },
    },
    typography: {
      htmlFontSize: 16,
      fontFamily: 'var(--bui-font-regular)',
      h1: heading(36),
      h2: heading(30),
      h3: heading(26),
      h4: heading(22),
      h5: heading(19),
      h6: heading(16),
    },
    defaultPageTheme: 'home',
    pageTheme: { home: page },
    components: {
      MuiPaper: {
        styleOverrides: {
          root: { backgroundImage: 'unset' },
          rounded: { borderRadius: 12 },
          elevation1: {
            boxShadow: 'none',
            border: `1px solid ${color.border}`,
          },
          elevation2: {
            boxShadow: 'none',
            border: `1px solid ${color.border}`,
          },
        },
      },
      // A word is broken where it does not fit, but not to make a column narrow.
      MuiTableCell: {
        styleOverrides: {
          root: {
            padding: '14px 16px',
            borderBottom: 0,
            lineHeight: 1.35,
            verticalAlign: 'middle',
            wordBreak: 'normal',
            overflowWrap: 'break-word',
          },
          sizeSmall: { padding: '8px 16px' },
          head: { color: color.fgSecondary, lineHeight: 1.35 },
        },
      },
      MuiButton: {
        styleOverrides: { root: { textTransform: 'none', borderRadius: 8 } },
      },
    },
  });
}
