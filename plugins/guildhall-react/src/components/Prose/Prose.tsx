import { MarkdownContent } from '@backstage/core-components';
import styles from './Prose.module.css';

/**
 * A text in Markdown that somebody wrote, such as a description.
 *
 * @public
 */
export function Prose(props: { children: string }) {
  return <MarkdownContent className={styles.prose} content={props.children} />;
}
