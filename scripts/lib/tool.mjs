import { inRoot } from './paths.mjs';
import { run } from './process.mjs';

/** Runs a program that the dependencies brought (`tsc`, `backstage-cli` ...) to its end. */
export function runTool(toolchain, name, args, options = {}) {
  return run(toolchain.node, [inRoot('node_modules', '.bin', name), ...args], {
    ...options,
    env: { ...toolchain.env, ...options.env },
  });
}
