import { Agent, get } from 'node:http';

/**
 * Callers that ask over connections that stay open, each one request after the other, as a load
 * balancer lets them: until `stop` is called.
 */
export function startCallers(url, { callers }) {
  const agent = new Agent({ keepAlive: true, maxSockets: callers });
  const failures = [];
  let answered = 0;
  let stopped = false;

  async function call() {
    while (!stopped) {
      try {
        const { status } = await ask(url, agent);
        if (status === 200) {
          answered += 1;
        } else {
          failures.push(`answered ${status}`);
        }
      } catch (error) {
        failures.push(error.message);
        return;
      }
    }
  }
  const done = Promise.all(Array.from({ length: callers }, call));

  return {
    answered: () => answered,
    /** Lets what is in flight end. @returns why requests failed: none should */
    async stop() {
      stopped = true;
      await done;
      agent.destroy();
      return failures;
    },
  };
}

/** Asks once; fails if there is no answer. */
export function ask(url, agent) {
  return new Promise((resolve, reject) => {
    get(url, { agent, timeout: 10_000 }, response => {
      response.resume();
      response.once('end', () => resolve({ status: response.statusCode }));
      response.once('error', reject);
    })
      .once('timeout', function giveUp() {
        this.destroy(new Error('no answer within 10 seconds'));
      })
      .once('error', reject);
  });
}
