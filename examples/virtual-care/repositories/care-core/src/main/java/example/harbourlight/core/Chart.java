package example.harbourlight.core;

import java.util.ArrayList;
import java.util.List;

/** A chart only grows; corrections are new lines that point at old ones. */
public class Chart {
  private final List<String> lines = new ArrayList<>();

  public void append(String line) {
    lines.add(line);
  }

  public int length() {
    return lines.size();
  }
}
