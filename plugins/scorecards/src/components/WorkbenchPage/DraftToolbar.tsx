import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useAction } from '@guildhall/plugin-guildhall-react';
import {
  RiArrowGoBackLine,
  RiDownloadLine,
  RiFileCopyLine,
} from '@remixicon/react';
import { scorecardsTranslationRef } from '../../translation';
import { Draft } from './useDraft';
import styles from './Workbench.module.css';

/** Where the text is from, and the ways to take it with you. */
export function DraftToolbar(props: {
  draft: Draft;
  name: string;
  origin?: string;
}) {
  const { draft, name, origin } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const toastApi = useApi(toastApiRef);
  const { run } = useAction();
  return (
    <div className={styles.toolbar}>
      <p className={styles.quiet}>
        {origin && <code>{origin}</code>}{' '}
        {draft.isChanged && t('workbench.draftKept')}
      </p>
      <div className={styles.actions}>
        <Button
          iconStart={<RiArrowGoBackLine />}
          isDisabled={!draft.isChanged}
          onPress={draft.discard}
          size="small"
          variant="tertiary"
        >
          {t('workbench.discard')}
        </Button>
        <Button
          iconStart={<RiFileCopyLine />}
          onPress={() =>
            run(async () => {
              await navigator.clipboard.writeText(draft.text);
              toastApi.post({
                title: t('workbench.copied'),
                status: 'success',
              });
            })
          }
          size="small"
          variant="secondary"
        >
          {t('workbench.copy')}
        </Button>
        <Button
          iconStart={<RiDownloadLine />}
          onPress={() => download(draft.text, `${name}.yaml`)}
          size="small"
          variant="secondary"
        >
          {t('workbench.download')}
        </Button>
      </div>
    </div>
  );
}

function download(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/yaml' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
