// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputResourceAccessTokenClaim(String word) {
  public static final IssuerSettingsInputResourceAccessTokenClaim EMAIL =
      new IssuerSettingsInputResourceAccessTokenClaim("email");
  public static final IssuerSettingsInputResourceAccessTokenClaim EMAIL_VERIFIED =
      new IssuerSettingsInputResourceAccessTokenClaim("email_verified");
  public static final IssuerSettingsInputResourceAccessTokenClaim ROLE =
      new IssuerSettingsInputResourceAccessTokenClaim("role");
  public static final IssuerSettingsInputResourceAccessTokenClaim STATUS =
      new IssuerSettingsInputResourceAccessTokenClaim("status");
  public static final IssuerSettingsInputResourceAccessTokenClaim NAME =
      new IssuerSettingsInputResourceAccessTokenClaim("name");
  public static final IssuerSettingsInputResourceAccessTokenClaim GIVEN_NAME =
      new IssuerSettingsInputResourceAccessTokenClaim("given_name");
  public static final IssuerSettingsInputResourceAccessTokenClaim FAMILY_NAME =
      new IssuerSettingsInputResourceAccessTokenClaim("family_name");
  public static final IssuerSettingsInputResourceAccessTokenClaim MIDDLE_NAME =
      new IssuerSettingsInputResourceAccessTokenClaim("middle_name");
  public static final IssuerSettingsInputResourceAccessTokenClaim NICKNAME =
      new IssuerSettingsInputResourceAccessTokenClaim("nickname");
  public static final IssuerSettingsInputResourceAccessTokenClaim PREFERRED_USERNAME =
      new IssuerSettingsInputResourceAccessTokenClaim("preferred_username");
  public static final IssuerSettingsInputResourceAccessTokenClaim PROFILE =
      new IssuerSettingsInputResourceAccessTokenClaim("profile");
  public static final IssuerSettingsInputResourceAccessTokenClaim PICTURE =
      new IssuerSettingsInputResourceAccessTokenClaim("picture");
  public static final IssuerSettingsInputResourceAccessTokenClaim WEBSITE =
      new IssuerSettingsInputResourceAccessTokenClaim("website");
  public static final IssuerSettingsInputResourceAccessTokenClaim GENDER =
      new IssuerSettingsInputResourceAccessTokenClaim("gender");
  public static final IssuerSettingsInputResourceAccessTokenClaim BIRTHDATE =
      new IssuerSettingsInputResourceAccessTokenClaim("birthdate");
  public static final IssuerSettingsInputResourceAccessTokenClaim ZONEINFO =
      new IssuerSettingsInputResourceAccessTokenClaim("zoneinfo");
  public static final IssuerSettingsInputResourceAccessTokenClaim LOCALE =
      new IssuerSettingsInputResourceAccessTokenClaim("locale");
  public static final IssuerSettingsInputResourceAccessTokenClaim PHONE_NUMBER =
      new IssuerSettingsInputResourceAccessTokenClaim("phone_number");
  public static final IssuerSettingsInputResourceAccessTokenClaim PHONE_NUMBER_VERIFIED =
      new IssuerSettingsInputResourceAccessTokenClaim("phone_number_verified");
  public static final IssuerSettingsInputResourceAccessTokenClaim ADDRESS =
      new IssuerSettingsInputResourceAccessTokenClaim("address");
  public static final IssuerSettingsInputResourceAccessTokenClaim UPDATED_AT =
      new IssuerSettingsInputResourceAccessTokenClaim("updated_at");
  public static final IssuerSettingsInputResourceAccessTokenClaim DEFAULT_ORGANIZATION =
      new IssuerSettingsInputResourceAccessTokenClaim("default_organization");

  @Override
  public String toString() {
    return word;
  }
}
