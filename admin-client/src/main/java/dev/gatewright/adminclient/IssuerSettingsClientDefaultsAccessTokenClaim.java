// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsClientDefaultsAccessTokenClaim(String word) {
  public static final IssuerSettingsClientDefaultsAccessTokenClaim EMAIL =
      new IssuerSettingsClientDefaultsAccessTokenClaim("email");
  public static final IssuerSettingsClientDefaultsAccessTokenClaim EMAIL_VERIFIED =
      new IssuerSettingsClientDefaultsAccessTokenClaim("email_verified");
  public static final IssuerSettingsClientDefaultsAccessTokenClaim ROLE =
      new IssuerSettingsClientDefaultsAccessTokenClaim("role");
  public static final IssuerSettingsClientDefaultsAccessTokenClaim STATUS =
      new IssuerSettingsClientDefaultsAccessTokenClaim("status");
  public static final IssuerSettingsClientDefaultsAccessTokenClaim NAME =
      new IssuerSettingsClientDefaultsAccessTokenClaim("name");
  public static final IssuerSettingsClientDefaultsAccessTokenClaim GIVEN_NAME =
      new IssuerSettingsClientDefaultsAccessTokenClaim("given_name");
  public static final IssuerSettingsClientDefaultsAccessTokenClaim FAMILY_NAME =
      new IssuerSettingsClientDefaultsAccessTokenClaim("family_name");
  public static final IssuerSettingsClientDefaultsAccessTokenClaim MIDDLE_NAME =
      new IssuerSettingsClientDefaultsAccessTokenClaim("middle_name");
  public static final IssuerSettingsClientDefaultsAccessTokenClaim NICKNAME =
      new IssuerSettingsClientDefaultsAccessTokenClaim("nickname");
  public static final IssuerSettingsClientDefaultsAccessTokenClaim PREFERRED_USERNAME =
      new IssuerSettingsClientDefaultsAccessTokenClaim("preferred_username");
  public static final IssuerSettingsClientDefaultsAccessTokenClaim PROFILE =
      new IssuerSettingsClientDefaultsAccessTokenClaim("profile");
  public static final IssuerSettingsClientDefaultsAccessTokenClaim PICTURE =
      new IssuerSettingsClientDefaultsAccessTokenClaim("picture");
  public static final IssuerSettingsClientDefaultsAccessTokenClaim WEBSITE =
      new IssuerSettingsClientDefaultsAccessTokenClaim("website");
  public static final IssuerSettingsClientDefaultsAccessTokenClaim GENDER =
      new IssuerSettingsClientDefaultsAccessTokenClaim("gender");
  public static final IssuerSettingsClientDefaultsAccessTokenClaim BIRTHDATE =
      new IssuerSettingsClientDefaultsAccessTokenClaim("birthdate");
  public static final IssuerSettingsClientDefaultsAccessTokenClaim ZONEINFO =
      new IssuerSettingsClientDefaultsAccessTokenClaim("zoneinfo");
  public static final IssuerSettingsClientDefaultsAccessTokenClaim LOCALE =
      new IssuerSettingsClientDefaultsAccessTokenClaim("locale");
  public static final IssuerSettingsClientDefaultsAccessTokenClaim PHONE_NUMBER =
      new IssuerSettingsClientDefaultsAccessTokenClaim("phone_number");
  public static final IssuerSettingsClientDefaultsAccessTokenClaim PHONE_NUMBER_VERIFIED =
      new IssuerSettingsClientDefaultsAccessTokenClaim("phone_number_verified");
  public static final IssuerSettingsClientDefaultsAccessTokenClaim ADDRESS =
      new IssuerSettingsClientDefaultsAccessTokenClaim("address");
  public static final IssuerSettingsClientDefaultsAccessTokenClaim UPDATED_AT =
      new IssuerSettingsClientDefaultsAccessTokenClaim("updated_at");
  public static final IssuerSettingsClientDefaultsAccessTokenClaim DEFAULT_ORGANIZATION =
      new IssuerSettingsClientDefaultsAccessTokenClaim("default_organization");

  @Override
  public String toString() {
    return word;
  }
}
