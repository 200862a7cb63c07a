import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { useAction } from '@guildhall/plugin-guildhall-react';
import { exportFormats } from '@guildhall/plugin-scorecards-common';
import { RiDownloadLine } from '@remixicon/react';
import { scorecardsApiRef } from '../../api';
import { useEntityFilter } from '../../hooks';
import { scorecardsTranslationRef } from '../../translation';
import { saveFile } from './saveFile';
import { useMatrixFilter } from './useMatrixFilter';

/** Downloads everything that the matrix could show under its filter. */
export function ExportMenu(props: { scorecard: string }) {
  const { scorecard } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const scorecardsApi = useApi(scorecardsApiRef);
  const { filter } = useEntityFilter();
  const { filter: matrixFilter } = useMatrixFilter();
  const { isPending, run } = useAction();
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
          <MenuItem
            key={format}
            onAction={() =>
              run(async () => {
                const content = await scorecardsApi.exportScorecard(scorecard, {
                  ...filter,
                  ...matrixFilter,
                  format,
                });
                const day = new Date().toISOString().slice(0, 10);
                saveFile(`${scorecard}-${day}.${format}`, content);
              })
            }
          >
            {t(`export.${format}`)}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}
