package dev.gatewright.server.config.issuer;

import java.util.Locale;
import java.util.Set;

/// The first path segments that the server itself answers below an origin. No issuer may have one
/// as its id, or its pages and the server's would be at the same address.
public final class ReservedPaths {
  public static final Set<String> NAMES =
      Set.of(
          ".well-known",
          "_resolver",
          "account",
          "admin",
          "api",
          "assets",
          "auth",
          "authorize",
          "change-address",
          "consent",
          "console",
          "dev",
          "device",
          "error",
          "favicon.ico",
          "healthz",
          "impersonate",
          "introspect",
          "invitation",
          "jwks.json",
          "keyinfo",
          "language",
          "login",
          "logout",
          "metrics",
          "oauth",
          "oauth2",
          "readyz",
          "recover",
          "revoke",
          "robots.txt",
          "signed-out",
          "signup",
          "static",
          "token",
          "token_info",
          "undo-address",
          "userinfo",
          "verify");

  private ReservedPaths() {}

  static boolean contains(String name) {
    return NAMES.contains(name.toLowerCase(Locale.ROOT));
  }
}
