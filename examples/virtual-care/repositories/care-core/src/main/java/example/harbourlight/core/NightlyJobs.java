package example.harbourlight.core;

import java.util.List;

/** What runs at night, in this order, because each one needs the one before. */
public final class NightlyJobs {
  private NightlyJobs() {}

  public static List<String> order() {
    return List.of("close-orders", "bill-visits", "export-reports", "purge-sessions");
  }
}
