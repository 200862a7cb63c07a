import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Avatar,
  Button,
  Flex,
  List,
  ListRow,
  SearchField,
  Skeleton,
  Text,
} from '@backstage/ui';
import { useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { appTranslationRef } from '../translation';
import { type People, type Person } from './DemoAuthClient';
import styles from './DemoSignIn.module.css';
import { PersonaCard } from './PersonaCard';
import { usePeople } from './usePeople';

/** Whom one can be in a demonstration: a few roles, or anybody of the catalog. */
export function DemoSignIn(props: {
  isDisabled: boolean;
  onChoose: (user: string) => void;
}) {
  const { isDisabled, onChoose } = props;
  const { t } = useTranslationRef(appTranslationRef);
  const [search, setSearch] = useState('');
  const [q, setQ] = useState('');
  useDebounce(() => setQ(search.trim()), 200, [search]);
  const state = usePeople(q);

  if (state.status === 'failed') {
    return (
      <Alert
        status="danger"
        icon
        title={t('signIn.unreachable.title')}
        description={t('signIn.unreachable.description', {
          message: state.error.message,
        })}
        customActions={
          <Button size="small" variant="secondary" onPress={state.retry}>
            {t('signIn.retry')}
          </Button>
        }
      />
    );
  }

  return (
    <>
      <section aria-labelledby="personas-title">
        <Text as="h2" variant="title-x-small" id="personas-title">
          {t('signIn.personas.title')}
        </Text>
        <div className={styles.personas}>
          {state.status === 'loading'
            ? Array.from({ length: 4 }, (_, index) => (
                <Skeleton key={index} height={128} />
              ))
            : state.people.personas.map(persona => (
                <PersonaCard
                  key={persona.id}
                  persona={persona}
                  isDisabled={isDisabled}
                  onChoose={() => onChoose(persona.id)}
                />
              ))}
        </div>
      </section>

      <section aria-labelledby="people-title">
        <Text as="h2" variant="title-x-small" id="people-title">
          {t('signIn.people.title')}
        </Text>
        <SearchField
          className={styles.search}
          aria-label={t('signIn.people.search')}
          placeholder={t('signIn.people.search')}
          value={search}
          onChange={setSearch}
        />
        {state.status === 'loading' ? (
          <Skeleton height={240} />
        ) : (
          <>
            <PeopleList
              people={state.people}
              onChoose={user => !isDisabled && onChoose(user)}
            />
            <Flex align="center" justify="between">
              <Text as="p" color="secondary" role="status">
                {t('signIn.people.found', { count: state.people.totalItems })}
              </Text>
              {state.loadMore && (
                <Button
                  size="small"
                  variant="tertiary"
                  onPress={state.loadMore}
                >
                  {t('signIn.people.more')}
                </Button>
              )}
            </Flex>
          </>
        )}
      </section>

      <Text as="p" variant="body-small" color="secondary">
        {t('signIn.people.notice')}
      </Text>
    </>
  );
}

function PeopleList(props: {
  people: People;
  onChoose: (user: string) => void;
}) {
  const { people, onChoose } = props;
  const { t } = useTranslationRef(appTranslationRef);
  return (
    <List
      className={styles.people}
      aria-label={t('signIn.people.list')}
      items={people.people}
      onAction={key => onChoose(String(key))}
      renderEmptyState={() => (
        <Text color="secondary">{t('signIn.people.none')}</Text>
      )}
    >
      {person => (
        <ListRow
          id={person.userEntityRef}
          className={styles.person}
          icon={
            <Avatar
              src={person.picture ?? ''}
              name={person.displayName}
              size="small"
              purpose="decoration"
            />
          }
          textValue={person.displayName}
          description={describe(person)}
        >
          {person.displayName}
        </ListRow>
      )}
    </List>
  );
}

function describe(person: Person): string {
  return [person.title, ...person.groups.map(toGroupName)]
    .filter(Boolean)
    .join(' · ');
}

function toGroupName(groupRef: string): string {
  return groupRef.slice(groupRef.lastIndexOf('/') + 1);
}
