/** Runs jobs, at most so many at the same time, and answers their results in order. */
export async function inParallel(limit, jobs) {
  const results = [];
  const queue = jobs.entries();
  async function work() {
    for (const [index, job] of queue) {
      results[index] = await job();
    }
  }
  await Promise.all(Array.from({ length: limit }, work));
  return results;
}
