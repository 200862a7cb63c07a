import { createApp } from '@backstage/frontend-defaults';
import { homeModule } from './home';
import { languageModule } from './language';
import { layoutModule } from './layout';
import { navModule } from './nav';
import { notFoundModule } from './notFound';
import { signInModule } from './signIn';
import { themeModule } from './theme';

/** The plugins come by themselves, from the dependencies in package.json. */
export default createApp({
  features: [
    signInModule,
    navModule,
    homeModule,
    themeModule,
    languageModule,
    layoutModule,
    notFoundModule,
  ],
});
