import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { Upgrade } from '@guildhall/plugin-golden-path-common';
import { goldenPathTranslationRef } from '../../translation';
import { Commands } from '../Commands';
import styles from './Upgrade.module.css';

/** How the branch of a proposed upgrade gets into the service. */
export function MergeInstructions(props: { upgrade: Upgrade }) {
  const { branch, branchUrl, pullRequestUrl, conflicts } = props.upgrade;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  if (!branch) {
    return <></>;
  }
  return (
    <>
      {pullRequestUrl && (
        <p className={styles.text}>
          <Link href={pullRequestUrl} weight="bold">
            {t('upgrade.pullRequest')}
          </Link>
        </p>
      )}
      <p className={styles.text}>
        {t('upgrade.branch')}{' '}
        {branchUrl ? (
          <Link href={branchUrl}>
            <code>{branch}</code>
          </Link>
        ) : (
          <code>{branch}</code>
        )}
      </p>
      <ol className={styles.steps}>
        <li>
          {t('upgrade.fetch')}
          <Commands
            commands={['git fetch origin', `git switch ${branch}`]}
            label={t('upgrade.fetch')}
          />
        </li>
        {conflicts > 0 && (
          <li>
            {t('upgrade.resolve')}
            <Commands
              commands={[
                "git grep -n '^<<<<<<< '",
                'git commit --all --message "Resolve the conflicts"',
              ]}
              label={t('upgrade.resolve')}
            />
          </li>
        )}
        <li>
          {t('upgrade.merge')}
          <Commands
            commands={[
              'git switch main',
              `git merge --no-ff ${branch}`,
              'git push origin main',
            ]}
            label={t('upgrade.merge')}
          />
        </li>
      </ol>
    </>
  );
}
