import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { useAction } from '@guildhall/plugin-guildhall-react';
import {
  ExportFormat,
  exportFormats,
} from '@guildhall/plugin-scorecards-common';
import { RiDownloadLine } from '@remixicon/react';
import { scorecardsTranslationRef } from '../../translation';
import { saveFile } from './saveFile';

/** Downloads all that a list has, not only the page that is shown. */
export function ExportMenu(props: {
  /** Of the file, without day and format. */
  name: string;
  download: (format: ExportFormat) => Promise<Blob>;
}) {
  const { name, download } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { isPending, run } = useAction();
  const save = (format: ExportFormat) =>
    run(async () => {
      const day = new Date().toISOString().slice(0, 10);
      saveFile(`${name}-${day}.${format}`, await download(format));
    });
  return (
    <MenuTrigger>
      <Button
        iconStart={<RiDownloadLine />}
        isPending={isPending}
        size="small"
        variant="secondary"
      >
        {t('export.title')}
      </Button>
      <Menu aria-label={t('export.title')} placement="bottom end">
        {exportFormats.map(format => (
          <MenuItem key={format} onAction={() => save(format)}>
            {t(`export.${format}`)}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}
