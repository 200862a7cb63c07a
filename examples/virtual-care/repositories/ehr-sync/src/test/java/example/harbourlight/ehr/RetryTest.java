package example.harbourlight.ehr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryTest {
  @Test
  void neverWaitsLongerThanAnHour() {
    assertEquals(Duration.ofHours(1), Retry.delay(40));
  }
}
