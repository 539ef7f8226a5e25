// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputClientDefaultsAccessTokenClaim(String word) {
  public static final IssuerSettingsInputClientDefaultsAccessTokenClaim EMAIL =
      new IssuerSettingsInputClientDefaultsAccessTokenClaim("email");
  public static final IssuerSettingsInputClientDefaultsAccessTokenClaim EMAIL_VERIFIED =
      new IssuerSettingsInputClientDefaultsAccessTokenClaim("email_verified");
  public static final IssuerSettingsInputClientDefaultsAccessTokenClaim ROLE =
      new IssuerSettingsInputClientDefaultsAccessTokenClaim("role");
  public static final IssuerSettingsInputClientDefaultsAccessTokenClaim STATUS =
      new IssuerSettingsInputClientDefaultsAccessTokenClaim("status");
  public static final IssuerSettingsInputClientDefaultsAccessTokenClaim NAME =
      new IssuerSettingsInputClientDefaultsAccessTokenClaim("name");
  public static final IssuerSettingsInputClientDefaultsAccessTokenClaim GIVEN_NAME =
      new IssuerSettingsInputClientDefaultsAccessTokenClaim("given_name");
  public static final IssuerSettingsInputClientDefaultsAccessTokenClaim FAMILY_NAME =
      new IssuerSettingsInputClientDefaultsAccessTokenClaim("family_name");
  public static final IssuerSettingsInputClientDefaultsAccessTokenClaim MIDDLE_NAME =
      new IssuerSettingsInputClientDefaultsAccessTokenClaim("middle_name");
  public static final IssuerSettingsInputClientDefaultsAccessTokenClaim NICKNAME =
      new IssuerSettingsInputClientDefaultsAccessTokenClaim("nickname");
  public static final IssuerSettingsInputClientDefaultsAccessTokenClaim PREFERRED_USERNAME =
      new IssuerSettingsInputClientDefaultsAccessTokenClaim("preferred_username");
  public static final IssuerSettingsInputClientDefaultsAccessTokenClaim PROFILE =
      new IssuerSettingsInputClientDefaultsAccessTokenClaim("profile");
  public static final IssuerSettingsInputClientDefaultsAccessTokenClaim PICTURE =
      new IssuerSettingsInputClientDefaultsAccessTokenClaim("picture");
  public static final IssuerSettingsInputClientDefaultsAccessTokenClaim WEBSITE =
      new IssuerSettingsInputClientDefaultsAccessTokenClaim("website");
  public static final IssuerSettingsInputClientDefaultsAccessTokenClaim GENDER =
      new IssuerSettingsInputClientDefaultsAccessTokenClaim("gender");
  public static final IssuerSettingsInputClientDefaultsAccessTokenClaim BIRTHDATE =
      new IssuerSettingsInputClientDefaultsAccessTokenClaim("birthdate");
  public static final IssuerSettingsInputClientDefaultsAccessTokenClaim ZONEINFO =
      new IssuerSettingsInputClientDefaultsAccessTokenClaim("zoneinfo");
  public static final IssuerSettingsInputClientDefaultsAccessTokenClaim LOCALE =
      new IssuerSettingsInputClientDefaultsAccessTokenClaim("locale");
  public static final IssuerSettingsInputClientDefaultsAccessTokenClaim PHONE_NUMBER =
      new IssuerSettingsInputClientDefaultsAccessTokenClaim("phone_number");
  public static final IssuerSettingsInputClientDefaultsAccessTokenClaim PHONE_NUMBER_VERIFIED =
      new IssuerSettingsInputClientDefaultsAccessTokenClaim("phone_number_verified");
  public static final IssuerSettingsInputClientDefaultsAccessTokenClaim ADDRESS =
      new IssuerSettingsInputClientDefaultsAccessTokenClaim("address");
  public static final IssuerSettingsInputClientDefaultsAccessTokenClaim UPDATED_AT =
      new IssuerSettingsInputClientDefaultsAccessTokenClaim("updated_at");
  public static final IssuerSettingsInputClientDefaultsAccessTokenClaim DEFAULT_ORGANIZATION =
      new IssuerSettingsInputClientDefaultsAccessTokenClaim("default_organization");

  @Override
  public String toString() {
    return word;
  }
}
