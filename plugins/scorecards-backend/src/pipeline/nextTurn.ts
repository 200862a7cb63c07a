/** Lets everybody else have a turn of the event loop. */
export async function nextTurn(): Promise<void> {
  await new Promise(resolve => setImmediate(resolve));
}
