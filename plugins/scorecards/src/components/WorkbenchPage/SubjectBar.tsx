import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Select } from '@backstage/ui';
import {
  DefinitionSummary,
  definitionKinds,
} from '@guildhall/plugin-scorecards-common';
import { RiAddLine } from '@remixicon/react';
import { scorecardsTranslationRef } from '../../translation';
import { Subject } from './useSubject';
import styles from './Workbench.module.css';

/** Opens a definition that is in force, or begins a new one. */
export function SubjectBar(props: {
  definitions: DefinitionSummary[];
  subject: Subject;
  onOpen: (subject: Subject) => void;
}) {
  const { definitions, subject, onOpen } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  return (
    <div className={styles.bar}>
      <Select
        className={styles.subject}
        label={t('workbench.open')}
        onChange={value => {
          const found = definitions.find(each => toValue(each) === value);
          if (found) {
            onOpen({ kind: found.kind, id: found.id });
          }
        }}
        options={definitionKinds.flatMap(kind =>
          definitions
            .filter(each => each.kind === kind)
            .map(each => ({
              value: toValue(each),
              label: `${t(`workbench.kind.${kind}`)}: ${each.title}`,
            })),
        )}
        placeholder={t('workbench.new')}
        search={{ placeholder: t('filter.searchOptions') }}
        size="small"
        value={subject.id === undefined ? null : toValue(subject)}
      />
      <Button
        iconStart={<RiAddLine />}
        onPress={() => onOpen({ kind: 'Check' })}
        size="small"
        variant="secondary"
      >
        {t('workbench.newCheck')}
      </Button>
      <Button
        iconStart={<RiAddLine />}
        onPress={() => onOpen({ kind: 'Scorecard' })}
        size="small"
        variant="secondary"
      >
        {t('workbench.newScorecard')}
      </Button>
    </div>
  );
}

function toValue({ kind, id }: { kind: string; id?: string }): string {
  return `${kind}/${id}`;
}
