import { EntityLink } from './EntityLink';

/**
 * Who did something: a person of the catalog, or a part of the portal.
 *
 * @public
 */
export function Actor(props: { subject: string }) {
  const { subject } = props;
  return subject.startsWith('user:') ? (
    <EntityLink entityRef={subject} />
  ) : (
    <code>{subject}</code>
  );
}
