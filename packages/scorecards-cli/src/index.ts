/**
 * The command `guildhall-check`.
 *
 * @packageDocumentation
 */
import { main } from './main';

main(process.argv.slice(2), process.env).then(exitCode => {
  process.exitCode = exitCode;
});
