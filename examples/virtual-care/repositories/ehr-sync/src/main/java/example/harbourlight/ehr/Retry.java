package example.harbourlight.ehr;

import java.time.Duration;

/** Waits longer after each refusal, up to an hour. */
public final class Retry {
  private Retry() {}

  public static Duration delay(int attempt) {
    long seconds = Math.min(3600, 5L << Math.min(attempt, 10));
    return Duration.ofSeconds(seconds);
  }
}
