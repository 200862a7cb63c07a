import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Radio, RadioGroup, TextAreaField } from '@backstage/ui';
import { FeedbackRequest } from '@guildhall/plugin-golden-path-common';
import { Panel, useAction } from '@guildhall/plugin-guildhall-react';
import { useState } from 'react';
import { goldenPathApiRef } from '../../api';
import { goldenPathTranslationRef } from '../../translation';
import styles from './Run.module.css';

const STARS = [1, 2, 3, 4, 5];
const MAX_NOTE_LENGTH = 2_000;

/** How good the template was, while it is fresh in mind. */
export function Rating(props: {
  run: { taskId: string; template: string; templateVersion: string };
}) {
  const { taskId, template, templateVersion: version } = props.run;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const goldenPathApi = useApi(goldenPathApiRef);
  const [rating, setRating] = useState<FeedbackRequest['rating']>();
  const [note, setNote] = useState('');
  const [isSent, setIsSent] = useState(false);
  const { isPending, run } = useAction();

  return (
    <Panel description={t('rating.description')} title={t('rating.title')}>
      <div role="status">{isSent && <p>{t('rating.thanks')}</p>}</div>
      {!isSent && (
        <div className={styles.rating}>
          <RadioGroup
            label={t('rating.stars')}
            onChange={value => setRating(Number(value))}
            orientation="horizontal"
            value={rating ? String(rating) : ''}
          >
            {STARS.map(star => (
              <Radio key={star} value={String(star)}>
                {t('rating.star', { count: star })}
              </Radio>
            ))}
          </RadioGroup>
          <TextAreaField
            label={t('rating.note')}
            maxLength={MAX_NOTE_LENGTH}
            onChange={setNote}
            value={note}
          />
          <Button
            isDisabled={!rating}
            isPending={isPending}
            onPress={() =>
              run(async () => {
                if (rating) {
                  await goldenPathApi.giveFeedback({
                    template,
                    version,
                    taskId,
                    rating,
                    note: note.trim() || undefined,
                  });
                  setIsSent(true);
                }
              })
            }
            variant="secondary"
          >
            {t('rating.send')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
