/** How one thing that was made is taken away again. */
export interface Inverse {
  /** What undoing does, for people. */
  description: string;
  /**
   * Why it cannot be undone as things are; undefined when it can, or when it is
   * gone already.
   */
  findObstacle(): Promise<string | undefined>;
  /** Takes it away; does nothing when it is gone already. */
  undo(): Promise<void>;
}
