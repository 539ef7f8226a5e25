package dev.gatewright.server.config.client;

import java.util.List;

/// Claims about people that files know by name.
public final class StandardClaims {
  /// Those that are one text (OpenID Connect Core §5.1).
  public static final List<String> TEXTS =
      List.of(
          "name",
          "given_name",
          "family_name",
          "middle_name",
          "nickname",
          "preferred_username",
          "profile",
          "picture",
          "website",
          "gender",
          "birthdate",
          "zoneinfo",
          "locale",
          "phone_number");

  private StandardClaims() {}
}
