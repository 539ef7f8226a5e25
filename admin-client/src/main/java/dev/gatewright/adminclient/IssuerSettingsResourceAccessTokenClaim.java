// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsResourceAccessTokenClaim(String word) {
  public static final IssuerSettingsResourceAccessTokenClaim EMAIL =
      new IssuerSettingsResourceAccessTokenClaim("email");
  public static final IssuerSettingsResourceAccessTokenClaim EMAIL_VERIFIED =
      new IssuerSettingsResourceAccessTokenClaim("email_verified");
  public static final IssuerSettingsResourceAccessTokenClaim ROLE =
      new IssuerSettingsResourceAccessTokenClaim("role");
  public static final IssuerSettingsResourceAccessTokenClaim STATUS =
      new IssuerSettingsResourceAccessTokenClaim("status");
  public static final IssuerSettingsResourceAccessTokenClaim NAME =
      new IssuerSettingsResourceAccessTokenClaim("name");
  public static final IssuerSettingsResourceAccessTokenClaim GIVEN_NAME =
      new IssuerSettingsResourceAccessTokenClaim("given_name");
  public static final IssuerSettingsResourceAccessTokenClaim FAMILY_NAME =
      new IssuerSettingsResourceAccessTokenClaim("family_name");
  public static final IssuerSettingsResourceAccessTokenClaim MIDDLE_NAME =
      new IssuerSettingsResourceAccessTokenClaim("middle_name");
  public static final IssuerSettingsResourceAccessTokenClaim NICKNAME =
      new IssuerSettingsResourceAccessTokenClaim("nickname");
  public static final IssuerSettingsResourceAccessTokenClaim PREFERRED_USERNAME =
      new IssuerSettingsResourceAccessTokenClaim("preferred_username");
  public static final IssuerSettingsResourceAccessTokenClaim PROFILE =
      new IssuerSettingsResourceAccessTokenClaim("profile");
  public static final IssuerSettingsResourceAccessTokenClaim PICTURE =
      new IssuerSettingsResourceAccessTokenClaim("picture");
  public static final IssuerSettingsResourceAccessTokenClaim WEBSITE =
      new IssuerSettingsResourceAccessTokenClaim("website");
  public static final IssuerSettingsResourceAccessTokenClaim GENDER =
      new IssuerSettingsResourceAccessTokenClaim("gender");
  public static final IssuerSettingsResourceAccessTokenClaim BIRTHDATE =
      new IssuerSettingsResourceAccessTokenClaim("birthdate");
  public static final IssuerSettingsResourceAccessTokenClaim ZONEINFO =
      new IssuerSettingsResourceAccessTokenClaim("zoneinfo");
  public static final IssuerSettingsResourceAccessTokenClaim LOCALE =
      new IssuerSettingsResourceAccessTokenClaim("locale");
  public static final IssuerSettingsResourceAccessTokenClaim PHONE_NUMBER =
      new IssuerSettingsResourceAccessTokenClaim("phone_number");
  public static final IssuerSettingsResourceAccessTokenClaim PHONE_NUMBER_VERIFIED =
      new IssuerSettingsResourceAccessTokenClaim("phone_number_verified");
  public static final IssuerSettingsResourceAccessTokenClaim ADDRESS =
      new IssuerSettingsResourceAccessTokenClaim("address");
  public static final IssuerSettingsResourceAccessTokenClaim UPDATED_AT =
      new IssuerSettingsResourceAccessTokenClaim("updated_at");
  public static final IssuerSettingsResourceAccessTokenClaim DEFAULT_ORGANIZATION =
      new IssuerSettingsResourceAccessTokenClaim("default_organization");

  @Override
  public String toString() {
    return word;
  }
}
