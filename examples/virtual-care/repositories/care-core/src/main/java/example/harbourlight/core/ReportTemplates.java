package example.harbourlight.core;

public final class ReportTemplates {
  private ReportTemplates() {}

  public static String path(String report, String language) {
    return "reports/" + language + "/" + report + ".vm";
  }
}
