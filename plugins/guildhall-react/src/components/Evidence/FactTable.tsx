import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { guildhallReactTranslationRef } from '../../translation';
import styles from './Evidence.module.css';

/** The value of a fact, field by field. */
export function FactTable(props: {
  value: Record<string, unknown>;
  /** Fields to show at once; all of them where there are none. */
  fields: readonly string[];
}) {
  const { value, fields } = props;
  const { t } = useTranslationRef(guildhallReactTranslationRef);
  const [showsAll, setShowsAll] = useState(false);

  const names = Object.keys(value).sort();
  const others = fields.length
    ? names.filter(name => !fields.includes(name))
    : [];
  const first = fields.length ? fields : names;
  const shown = showsAll ? [...first, ...others] : first;
  return (
    <>
      <table className={styles.table}>
        <thead className={styles.label}>
          <tr>
            <th scope="col">{t('evidence.field')}</th>
            <th scope="col">{t('evidence.value')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(name => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                {value[name] === undefined || value[name] === null ? (
                  <em>{t('evidence.empty')}</em>
                ) : (
                  toText(value[name])
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {others.length > 0 && (
        <Button
          onPress={() => setShowsAll(!showsAll)}
          size="small"
          variant="tertiary"
        >
          {showsAll
            ? t('evidence.showFewer')
            : t('evidence.showAll', { count: others.length })}
        </Button>
      )}
    </>
  );
}

function toText(value: unknown): string {
  if (Array.isArray(value) && value.every(item => typeof item !== 'object')) {
    return value.length ? value.join(', ') : '[]';
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
