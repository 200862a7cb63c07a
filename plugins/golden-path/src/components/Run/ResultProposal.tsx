import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ScaffolderTaskOutput } from '@backstage/plugin-scaffolder-react';
import { Link } from '@backstage/ui';
import { Run } from '@guildhall/plugin-golden-path-common';
import { Panel, Prose } from '@guildhall/plugin-guildhall-react';
import { goldenPathTranslationRef } from '../../translation';
import { Commands } from '../Commands';
import { Proposal } from './proposalOf';
import styles from './Run.module.css';

/** What was proposed and where it is, how to look at it and to merge it. */
export function ResultProposal(props: {
  proposal: Proposal;
  run: Run;
  output: ScaffolderTaskOutput | undefined;
}) {
  const { proposal, run, output } = props;
  const { host, name, branch } = proposal;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  // A host without pull requests leaves the address of one empty.
  const links = output?.links?.filter(({ url }) => url) ?? [];
  return (
    <Panel description={`${host} / ${name}`} title={t('result.proposal')}>
      <p className={styles.text}>
        {t('result.branch')} <code>{branch}</code>
      </p>
      {links.length > 0 && (
        <ul className={styles.links}>
          {links.map(({ title, url = '' }) => (
            <li key={url}>
              <Link href={url}>{title ?? url}</Link>
            </li>
          ))}
        </ul>
      )}
      {output?.text?.map(({ title, content = '' }) => (
        <Prose key={title}>{content}</Prose>
      ))}
      <ol className={styles.todo}>
        {run.repository && (
          <li>
            {t('result.cloneIfMissing')}
            <Commands
              commands={[
                `git clone ${run.repository.cloneUrl} ${name}`,
                `cd ${name}`,
              ]}
              label={t('result.cloneIfMissing')}
            />
          </li>
        )}
        <li>
          {t('result.look')}
          <Commands
            commands={
              run.run.length > 0
                ? run.run
                : ['git fetch origin', `git switch ${branch}`]
            }
            label={t('result.look')}
          />
        </li>
        <li>
          {t('result.merge')}
          <Commands
            commands={[
              'git switch main',
              `git merge --no-ff origin/${branch}`,
              'git push origin main',
            ]}
            label={t('result.merge')}
          />
        </li>
      </ol>
    </Panel>
  );
}
