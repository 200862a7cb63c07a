import { toError } from '@backstage/errors';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { CampaignReminders } from '../campaigns/CampaignReminders';
import { toDay, toDayNumber } from '../database/days';
import { JobReporter } from '../database/JobStore';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { activeScorecards } from '../rollups/activeScorecards';
import { composeDigest, DigestNews } from './composeDigest';
import { DigestLedger } from './DigestLedger';
import { DAYS_AHEAD, DigestReports } from './DigestReports';
import { DigestConfig, DigestWindow, digestWindowAt } from './digestWindow';

/**
 * Tells owners once a day what became worse or is about to end; whoever has
 * nothing of that hears nothing.
 */
export class DigestSender {
  constructor(
    private readonly options: {
      campaigns: CampaignReminders;
      config: DigestConfig;
      ledger: DigestLedger;
      notifications: NotificationService;
      registry: RuleRegistry;
      reports: DigestReports;
    },
  ) {}

  /**
   * Sends the digests of the day that have not been sent. One that cannot be
   * sent does not keep the others back.
   *
   * @throws Error that tells of the last one that could not be sent.
   */
  async run(signal: AbortSignal, report: JobReporter): Promise<void> {
    const { config, ledger, notifications, registry } = this.options;
    const now = new Date();
    const window = digestWindowAt(now, config);
    const digests = await this.#collect(window, now);
    let done = 0;
    let errors = 0;
    let problem = '';
    for (const [owner, news] of digests) {
      signal.throwIfAborted();
      if (await ledger.claim(owner, window.day, new Date())) {
        try {
          await notifications.send({
            recipients: { type: 'entity', entityRef: owner },
            payload: composeDigest(
              owner,
              window.day,
              news,
              await registry.get(),
            ),
          });
          await ledger.markSent(owner, window.day, new Date());
        } catch (error) {
          await ledger.release(owner, window.day);
          errors += 1;
          problem = toError(error).message;
        }
      }
      done += 1;
      await report({ done, total: digests.size, errors });
    }
    if (errors > 0) {
      throw new Error(
        `${errors} digests could not be sent (${problem}); without the notifications plugin, set 'scorecards.digest.enabled: false'`,
      );
    }
  }

  /** What there is to tell, by owner. */
  async #collect(
    window: DigestWindow,
    now: Date,
  ): Promise<Map<string, DigestNews>> {
    const { campaigns, registry, reports } = this.options;
    const scorecards = activeScorecards(await registry.get());
    const checkIds = scorecards.flatMap(({ levels }) =>
      levels.flatMap(({ checks }) =>
        checks.filter(({ upcoming }) => !upcoming).map(({ check }) => check),
      ),
    );
    const digests = new Map<string, DigestNews>();
    const add = (owner: string, news: DigestNews) =>
      digests.set(owner, { ...digests.get(owner), ...news });

    const worse = await reports.listWorseVerdicts(
      window,
      [...new Set(checkIds)],
      now,
    );
    worse.forEach((news, owner) => add(owner, { worse: news }));
    const lost = await reports.listLostLevels(
      window,
      scorecards.map(({ definition }) => definition.id),
    );
    lost.forEach((news, owner) => add(owner, { lost: news }));
    const ending = await reports.listEndingExemptions(window);
    ending.forEach((news, owner) => add(owner, { ending: news }));
    const reminders = await campaigns.listDue({
      now: window.to,
      withinDays: Math.max(...DAYS_AHEAD),
    });
    for (const reminder of reminders) {
      const daysLeft =
        toDayNumber(reminder.dueOn) - toDayNumber(toDay(window.to));
      if (DAYS_AHEAD.includes(daysLeft)) {
        add(reminder.owner, {
          campaigns: [
            ...(digests.get(reminder.owner)?.campaigns ?? []),
            reminder,
          ],
        });
      }
    }
    return digests;
  }
}
