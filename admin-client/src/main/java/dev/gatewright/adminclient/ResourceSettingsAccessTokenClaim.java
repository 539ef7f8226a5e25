// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ResourceSettingsAccessTokenClaim(String word) {
  public static final ResourceSettingsAccessTokenClaim EMAIL =
      new ResourceSettingsAccessTokenClaim("email");
  public static final ResourceSettingsAccessTokenClaim EMAIL_VERIFIED =
      new ResourceSettingsAccessTokenClaim("email_verified");
  public static final ResourceSettingsAccessTokenClaim ROLE =
      new ResourceSettingsAccessTokenClaim("role");
  public static final ResourceSettingsAccessTokenClaim STATUS =
      new ResourceSettingsAccessTokenClaim("status");
  public static final ResourceSettingsAccessTokenClaim NAME =
      new ResourceSettingsAccessTokenClaim("name");
  public static final ResourceSettingsAccessTokenClaim GIVEN_NAME =
      new ResourceSettingsAccessTokenClaim("given_name");
  public static final ResourceSettingsAccessTokenClaim FAMILY_NAME =
      new ResourceSettingsAccessTokenClaim("family_name");
  public static final ResourceSettingsAccessTokenClaim MIDDLE_NAME =
      new ResourceSettingsAccessTokenClaim("middle_name");
  public static final ResourceSettingsAccessTokenClaim NICKNAME =
      new ResourceSettingsAccessTokenClaim("nickname");
  public static final ResourceSettingsAccessTokenClaim PREFERRED_USERNAME =
      new ResourceSettingsAccessTokenClaim("preferred_username");
  public static final ResourceSettingsAccessTokenClaim PROFILE =
      new ResourceSettingsAccessTokenClaim("profile");
  public static final ResourceSettingsAccessTokenClaim PICTURE =
      new ResourceSettingsAccessTokenClaim("picture");
  public static final ResourceSettingsAccessTokenClaim WEBSITE =
      new ResourceSettingsAccessTokenClaim("website");
  public static final ResourceSettingsAccessTokenClaim GENDER =
      new ResourceSettingsAccessTokenClaim("gender");
  public static final ResourceSettingsAccessTokenClaim BIRTHDATE =
      new ResourceSettingsAccessTokenClaim("birthdate");
  public static final ResourceSettingsAccessTokenClaim ZONEINFO =
      new ResourceSettingsAccessTokenClaim("zoneinfo");
  public static final ResourceSettingsAccessTokenClaim LOCALE =
      new ResourceSettingsAccessTokenClaim("locale");
  public static final ResourceSettingsAccessTokenClaim PHONE_NUMBER =
      new ResourceSettingsAccessTokenClaim("phone_number");
  public static final ResourceSettingsAccessTokenClaim PHONE_NUMBER_VERIFIED =
      new ResourceSettingsAccessTokenClaim("phone_number_verified");
  public static final ResourceSettingsAccessTokenClaim ADDRESS =
      new ResourceSettingsAccessTokenClaim("address");
  public static final ResourceSettingsAccessTokenClaim UPDATED_AT =
      new ResourceSettingsAccessTokenClaim("updated_at");
  public static final ResourceSettingsAccessTokenClaim DEFAULT_ORGANIZATION =
      new ResourceSettingsAccessTokenClaim("default_organization");

  @Override
  public String toString() {
    return word;
  }
}
