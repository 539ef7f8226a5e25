package dev.gatewright.server.pages.account;

import java.util.Locale;

/// The pages that the navigation names, in its order.
public enum Section {
  OVERVIEW(""),
  PROFILE("/profile"),
  SECURITY("/security"),
  SESSIONS("/sessions"),
  APPLICATIONS("/applications"),
  ORGANIZATIONS("/organizations"),
  ACTIVITY("/activity"),
  DATA("/data");

  private final String path;

  Section(String path) {
    this.path = path;
  }

  /// Its address below that of the overview.
  public String path() {
    return path;
  }

  /// The key of its name, which is its heading too.
  public String key() {
    return "account." + name().toLowerCase(Locale.ROOT);
  }
}
