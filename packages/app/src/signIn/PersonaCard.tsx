import { Avatar, Text } from '@backstage/ui';
import { type People } from './DemoAuthClient';
import styles from './PersonaCard.module.css';

/** A person who stands for a role; one click signs in as them. */
export function PersonaCard(props: {
  persona: People['personas'][number];
  isDisabled: boolean;
  onChoose: () => void;
}) {
  const { persona, isDisabled, onChoose } = props;
  return (
    <button
      type="button"
      className={styles.card}
      disabled={isDisabled}
      onClick={onChoose}
    >
      <Avatar
        src={persona.picture ?? ''}
        name={persona.displayName}
        size="large"
        purpose="decoration"
      />
      <span className={styles.words}>
        <Text variant="body-large" weight="bold">
          {persona.title}
        </Text>
        <Text color="secondary">{persona.displayName}</Text>
        <Text variant="body-small">{persona.description}</Text>
      </span>
    </button>
  );
}
