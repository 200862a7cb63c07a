import { Link, useLocation } from 'react-router-dom';
import { useDocumentTitle } from '../../hooks';
import styles from './SectionNav.module.css';

/**
 * A section of a plugin: what is below its address belongs to it.
 *
 * @public
 */
export interface Section {
  title: string;
  href: string;
  /** Other addresses whose pages belong to the section. */
  alsoAt?: readonly string[];
}

/**
 * The sections of a plugin, below the header of its pages. The current one is
 * named in the title of the window.
 *
 * @public
 */
export function SectionNav(props: {
  label: string;
  sections: readonly Section[];
}) {
  const { label, sections } = props;
  const { pathname } = useLocation();
  const current = sectionAt(pathname, sections);
  useDocumentTitle(label);
  useDocumentTitle(current?.title ?? label);
  return (
    <nav aria-label={label} className={styles.nav}>
      {sections.map(section => (
        <Link
          aria-current={section === current ? 'page' : undefined}
          className={styles.link}
          key={section.href}
          to={section.href}
        >
          {section.title}
        </Link>
      ))}
    </nav>
  );
}

/** The section with the longest address above a page. */
function sectionAt(
  pathname: string,
  sections: readonly Section[],
): Section | undefined {
  return sections
    .flatMap(section =>
      [section.href, ...(section.alsoAt ?? [])].map(href => ({
        section,
        path: href.endsWith('/') ? href : `${href}/`,
      })),
    )
    .filter(({ path }) => `${pathname}/`.startsWith(path))
    .sort((a, b) => b.path.length - a.path.length)[0]?.section;
}
