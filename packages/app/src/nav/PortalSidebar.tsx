import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarSpace,
} from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  type NavContentComponentProps,
  type NavContentNavItem,
} from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import {
  RiAddBoxLine,
  RiBookOpenLine,
  RiHome5Line,
  RiMenuLine,
  RiPlugLine,
  RiRadarLine,
  RiRoadMapLine,
  RiSearchLine,
  RiSettings3Line,
  RiShapesLine,
  RiUser3Line,
} from '@remixicon/react';
import { appTranslationRef } from '../translation';
import { SidebarHeading } from './SidebarHeading';
import { SidebarLogo } from './SidebarLogo';

/** Pages that are reached from other pages, and not from the sidebar. */
const hiddenPages = [
  'page:app-visualizer',
  'page:auth',
  'page:catalog-graph',
  'page:catalog-import',
];

export function PortalSidebar(props: NavContentComponentProps) {
  const { t } = useTranslationRef(appTranslationRef);
  const navItems = props.navItems.clone();

  hiddenPages.forEach(id => navItems.take(id));
  const item = (
    id: string,
    text: string,
    icon: React.ComponentType,
  ): JSX.Element | null => {
    const navItem = navItems.take(id);
    return navItem ? (
      <SidebarItem to={navItem.href} text={text} icon={icon} />
    ) : null;
  };

  const home = item('page:home', t('nav.home'), RiHome5Line);
  const search = item('page:search', t('nav.search'), RiSearchLine);
  const catalog = item('page:catalog', t('nav.catalog'), RiShapesLine);
  const apis = item('page:api-docs', t('nav.apis'), RiPlugLine);
  const docs = item('page:techdocs', t('nav.docs'), RiBookOpenLine);
  const goldenPath = item(
    'page:golden-path',
    t('nav.goldenPath'),
    RiRoadMapLine,
  );
  const create = item('page:scaffolder', t('nav.create'), RiAddBoxLine);
  const monitors = item(
    'page:monitor-coverage',
    t('nav.monitors'),
    RiRadarLine,
  );
  const notifications = navItems.take('page:notifications');
  const settings = item(
    'page:user-settings',
    t('nav.settings'),
    RiSettings3Line,
  );
  const families = navItems.rest();

  return (
    <Sidebar>
      <SidebarLogo />
      <SidebarGroup label={t('nav.menu')} icon={<RiMenuLine />} priority={2}>
        {home}
        {search}
        <SidebarHeading>{t('nav.software')}</SidebarHeading>
        {catalog}
        {apis}
        {docs}
        <SidebarHeading>{t('nav.build')}</SidebarHeading>
        {goldenPath}
        {create}
        {(monitors || families.length > 0) && (
          <SidebarHeading>{t('nav.improve')}</SidebarHeading>
        )}
        {monitors}
        {families.map(family => (
          <FamilyItem key={family.node.spec.id} {...family} />
        ))}
      </SidebarGroup>
      <SidebarSpace />
      <SidebarDivider />
      <SidebarGroup
        label={t('nav.account')}
        icon={<RiUser3Line />}
        priority={1}
      >
        {notifications && (
          <NotificationsSidebarItem text={t('nav.notifications')} />
        )}
        {settings}
      </SidebarGroup>
    </Sidebar>
  );
}

function FamilyItem(props: NavContentNavItem) {
  const { href, title, icon } = props;
  return <SidebarItem to={href} text={title} icon={() => icon} />;
}
