package example.harbourlight.core;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class ChartTest {
  @Test
  public void appendingMakesItLonger() {
    Chart chart = new Chart();
    chart.append("first line");
    assertEquals(1, chart.length());
  }
}
