package dev.gatewright.server.config.issuer;

import java.util.Locale;

/// What people may say of themselves where the issuer lets them (OpenID Connect Core §5.1).
public enum ProfileClaim {
  NAME,
  GIVEN_NAME,
  MIDDLE_NAME,
  FAMILY_NAME,
  NICKNAME,
  PREFERRED_USERNAME,
  GENDER,
  BIRTHDATE,
  PROFILE,
  PICTURE,
  WEBSITE,
  LOCALE,
  ZONEINFO;

  /// Its name in tokens.
  public String claim() {
    return name().toLowerCase(Locale.ROOT);
  }
}
