package dev.gatewright.server.pages;

/// A secret that a development page shows on purpose: a demo password, a token. Logs never see it.
public record ShownSecret(String value) {
  @Override
  public String toString() {
    return "***";
  }
}
