import { parseArgs } from 'node:util';
import { runCommand } from './lib/command.mjs';
import { fetchPersonas, fetchToken, formatPersonas } from './lib/people.mjs';
import { portFromEnvironment } from './lib/port.mjs';
import { Problem } from './lib/problem.mjs';

await runCommand(async () => {
  const { list, user } = parseOptions(process.argv.slice(2));
  const url =
    process.env.GUILDHALL_URL?.replace(/\/$/, '') ??
    `http://localhost:${portFromEnvironment()}`;
  console.log(
    list
      ? formatPersonas(await fetchPersonas(url))
      : await fetchToken(url, user),
  );
});

function parseOptions(args) {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { list: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (values.list ? positionals.length === 0 : positionals.length === 1) {
      return { list: values.list, user: positionals[0] };
    }
  } catch {
    // Falls through to the usage.
  }
  throw new Problem('Say whose token to print.', {
    next: 'npm run -s token -- engineer | guild | security | admin | user:default/name, or --list for all of them.',
  });
}
