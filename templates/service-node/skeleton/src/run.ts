import { loadConfig } from './config/config.ts';
import { ConfigError } from './config/config-error.ts';
import type { Feature } from './http/app.ts';
import { type Service, startService } from './service.ts';
import { startTelemetry } from './telemetry.ts';

/** Runs the service until it is told to stop. The exit code is 0 only if nothing was lost. */
export async function run(features?: readonly Feature[]) {
  try {
    const config = loadConfig(process.env);
    const telemetry = startTelemetry();
    const service = await startService(config, features);
    stopOnSignal(service, () => telemetry.shutdown());
    endOnCrash(service);
    service.app.log.info({ url: service.url, adminUrl: service.adminUrl }, 'ready');
  } catch (error) {
    const msg = error instanceof ConfigError ? error.message : String(error);
    process.stdout.write(`${JSON.stringify({ level: 'fatal', msg })}\n`);
    process.exit(1);
  }
}

function stopOnSignal(service: Service, flush: () => Promise<void>) {
  let stopping = false;

  async function stop(signal: NodeJS.Signals) {
    if (stopping) {
      // Whoever asks twice does not want to wait.
      process.exit(1);
    }
    stopping = true;
    service.app.log.info({ signal }, 'stopping');
    try {
      await service.stop();
      await flush().catch(error => {
        service.app.log.warn({ err: error }, 'the last traces were not sent');
      });
      service.app.log.info('stopped');
      process.exit(0);
    } catch (error) {
      service.app.log.fatal({ err: error }, 'stopped too late');
      process.exit(1);
    }
  }

  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** What nobody caught is logged like everything else, since it may be private, too. */
function endOnCrash({ app }: Service) {
  process.on('uncaughtException', error => {
    app.log.fatal({ err: error }, 'crashed');
    process.exit(1);
  });
}
