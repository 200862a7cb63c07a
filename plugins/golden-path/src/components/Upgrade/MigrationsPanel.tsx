import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { UpgradeDetail } from '@guildhall/plugin-golden-path-common';
import { Panel, Prose } from '@guildhall/plugin-guildhall-react';
import { goldenPathTranslationRef } from '../../translation';
import { Facts } from '../Facts';

/** What runs before the merge, in order, and what for. */
export function MigrationsPanel(props: {
  migrations: UpgradeDetail['migrations'];
}) {
  const { migrations } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  return migrations.length > 0 ? (
    <Panel
      description={t('upgrade.migrations.description')}
      title={t('upgrade.migrations.title')}
    >
      <Facts
        facts={migrations.map(({ version, intent }) => ({
          term: version,
          value: <Prose>{intent}</Prose>,
        }))}
      />
    </Panel>
  ) : (
    <></>
  );
}
