import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { ThemeBlueprint } from '@backstage/plugin-app-react';
import { UnifiedThemeProvider } from '@backstage/theme';
import { RiMoonLine, RiSunLine } from '@remixicon/react';
import { type ReactNode } from 'react';
import { createTheme } from './createTheme';

const light = createTheme('light');
const dark = createTheme('dark');

const lightTheme = ThemeBlueprint.make({
  name: 'light',
  params: {
    theme: {
      id: 'light',
      title: 'Light',
      variant: 'light',
      icon: <RiSunLine />,
      Provider: ({ children }: { children?: ReactNode }) => (
        <UnifiedThemeProvider theme={light} themeName="guildhall">
          {children}
        </UnifiedThemeProvider>
      ),
    },
  },
});

const darkTheme = ThemeBlueprint.make({
  name: 'dark',
  params: {
    theme: {
      id: 'dark',
      title: 'Dark',
      variant: 'dark',
      icon: <RiMoonLine />,
      Provider: ({ children }: { children?: ReactNode }) => (
        <UnifiedThemeProvider theme={dark} themeName="guildhall">
          {children}
        </UnifiedThemeProvider>
      ),
    },
  },
});

/** The portal's light and dark themes, in place of Backstage's. */
export const themeModule = createFrontendModule({
  pluginId: 'app',
  extensions: [lightTheme, darkTheme],
});
