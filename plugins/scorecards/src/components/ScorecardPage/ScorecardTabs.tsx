import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { useSearchState } from '@guildhall/plugin-guildhall-react';
import { ScorecardDetail } from '@guildhall/plugin-scorecards-common';
import { scorecardsTranslationRef } from '../../translation';
import { GroupTable } from './GroupTable';
import { Matrix } from './Matrix';
import styles from './ScorecardPage.module.css';

const VIEWS = ['matrix', 'owner', 'system'] as const;

type View = (typeof VIEWS)[number];

/** The entities one by one, or rolled up. */
export function ScorecardTabs(props: { scorecard: ScorecardDetail }) {
  const { scorecard } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { params, update } = useSearchState();
  const view = VIEWS.find(each => each === params.get('view')) ?? 'matrix';
  const open = (next: View) =>
    update({ view: next === 'matrix' ? undefined : next });
  return (
    <Tabs
      className={styles.tabs}
      onSelectionChange={key => open(VIEWS.find(each => each === key) ?? view)}
      selectedKey={view}
    >
      <TabList aria-label={t('scorecard.views')}>
        <Tab id="matrix">{t('scorecard.view.matrix')}</Tab>
        <Tab id="owner">{t('scorecard.view.owner')}</Tab>
        <Tab id="system">{t('scorecard.view.system')}</Tab>
      </TabList>
      <TabPanel className={styles.tabPanel} id="matrix">
        <Matrix scorecard={scorecard} />
      </TabPanel>
      <TabPanel className={styles.tabPanel} id="owner">
        <GroupTable by="owner" scorecard={scorecard} />
      </TabPanel>
      <TabPanel className={styles.tabPanel} id="system">
        <GroupTable by="system" scorecard={scorecard} />
      </TabPanel>
    </Tabs>
  );
}
