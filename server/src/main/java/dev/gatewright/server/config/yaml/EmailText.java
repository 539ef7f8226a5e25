package dev.gatewright.server.config.yaml;

import dev.gatewright.identity.CanonicalEmail;

/// The spelling under which e-mail addresses of a file are compared.
public final class EmailText {
  private EmailText() {}

  /// That of accounts; for what is no address, the text itself.
  public static String canonical(String typed) {
    return CanonicalEmail.parse(typed).map(CanonicalEmail::value).orElseGet(typed::strip);
  }

  public static boolean isAddress(String typed) {
    return CanonicalEmail.parse(typed).isPresent();
  }
}
