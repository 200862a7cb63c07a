package example.harbourlight.core;

public final class Orders {
  private Orders() {}

  /** Orders older than this many days are closed by the nightly job. */
  public static final int DAYS_OPEN = 90;
}
