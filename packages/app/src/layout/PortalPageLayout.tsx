import {
  BreadcrumbEntry,
  type PageLayoutProps,
  useBreadcrumbEntries,
} from '@backstage/frontend-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { useResolvedPath } from 'react-router-dom';

/**
 * Like Backstage's own, with the header as a landmark, by which people who use
 * a screen reader find it, and past it.
 */
export function PortalPageLayout(props: PageLayoutProps) {
  const { title, icon, noHeader, titleLink, headerActions, tabs, children } =
    props;
  const pagePath = useResolvedPath('.').pathname.replace(/\/$/, '');
  const { items: breadcrumbs } = useBreadcrumbEntries();

  if (noHeader) {
    return <>{children}</>;
  }

  const page = (
    <>
      <header>
        <PluginHeader
          title={title}
          icon={icon}
          titleLink={titleLink}
          breadcrumbs={breadcrumbs}
          customActions={headerActions}
          tabs={tabs?.map(({ id, label, href }) => ({
            id,
            label,
            href: href.startsWith('/') ? href : `${pagePath}/${href}`,
            matchStrategy: 'prefix',
          }))}
        />
      </header>
      {children}
    </>
  );

  return title ? (
    <BreadcrumbEntry
      entry={{ label: title, href: titleLink ?? (pagePath || '/') }}
    >
      {page}
    </BreadcrumbEntry>
  ) : (
    page
  );
}
