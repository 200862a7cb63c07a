import { parseArgs } from 'node:util';
import { engines } from './lib/databases';
import { describeMachine } from './lib/machine';
import { Report } from './lib/Report';
import {
  benchMonitorCoverage,
  monitorCoverageOptions,
} from './monitorCoverage';
import { benchScorecards, scorecardsOptions } from './scorecards';

const USAGE = `npm run bench -- scorecards|monitor-coverage [options]
  --quick               small, to see whether it works
  --entities 200,1000   other sizes
  --checks 20           another number of checks, a multiple of 10
  --engine SQLite       one database engine only
  --out FILE            writes the tables there`;

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      entities: { type: 'string' },
      checks: { type: 'string' },
      engine: { type: 'string' },
      out: { type: 'string' },
    },
  });
  if (positionals.length === 0) {
    throw new Error(USAGE);
  }
  const chosen = engines.filter(
    engine => !values.engine || engine === values.engine,
  );
  const sizes = values.entities?.split(',').map(Number);
  const report = new Report(values.out);
  report.text(await describeMachine());
  for (const bench of positionals) {
    if (bench === 'scorecards') {
      const options = scorecardsOptions(values.quick);
      await benchScorecards(report, {
        ...options,
        ...(sizes && {
          entities: sizes.filter(size => size <= 5_000),
          oursOnly: sizes.filter(size => size > 5_000),
        }),
        ...(values.checks && { checks: Number(values.checks) }),
        engines: chosen,
      });
    } else if (bench === 'monitor-coverage') {
      await benchMonitorCoverage(report, {
        ...monitorCoverageOptions(values.quick),
        ...(sizes && { parts: sizes }),
        engines: chosen,
      });
    } else {
      throw new Error(USAGE);
    }
  }
}

main().then(
  () => process.exit(0),
  error => {
    console.error(error);
    process.exit(1);
  },
);
