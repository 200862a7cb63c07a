/** How busy a backend was since it was asked last. */
export interface ServerStats {
  statements: number;
  /** Of all threads, in milliseconds; other programs do not disturb it. */
  cpuMs: number;
  /** The longest time that nothing else could run, in milliseconds. */
  blockedMs: number;
  rss: number;
  /** The most that was resident. */
  peakRss: number;
  /** After garbage was collected. */
  heap: number;
}

/** What the bench tells a backend to do. */
export type Command = { id: number; name: string; args: unknown };

/** What a backend answers. */
export type Reply =
  | { id: number; result?: unknown }
  | { id: number; error: string };
