package dev.gatewright.server.pages.console;

import java.util.Locale;

/// The pages that the navigation names.
public enum ConsoleSection {
  /// All that somebody administers.
  HOME("/"),
  /// One issuer.
  OVERVIEW(""),
  USERS("/users"),
  CLIENTS("/clients"),
  ORGANIZATIONS("/organizations"),
  SESSIONS("/sessions"),
  EVENTS("/events"),
  REFUSALS("/refusals"),
  TOKEN("/token"),
  SETTINGS("/settings"),
  BRANDING("/branding"),
  PINS("/pins"),
  WEBHOOKS("/webhooks"),
  KEYS("/keys"),
  API_KEYS("/api-keys"),
  ADMINISTRATORS("/administrators");

  private final String path;

  ConsoleSection(String path) {
    this.path = path;
  }

  /// Its address below that of the issuer, or of the console.
  public String path() {
    return path;
  }

  /// The key of its name, which is its heading too.
  public String key() {
    return "console.section." + name().toLowerCase(Locale.ROOT);
  }
}
