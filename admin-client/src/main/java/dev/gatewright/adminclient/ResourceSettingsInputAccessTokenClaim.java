// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ResourceSettingsInputAccessTokenClaim(String word) {
  public static final ResourceSettingsInputAccessTokenClaim EMAIL =
      new ResourceSettingsInputAccessTokenClaim("email");
  public static final ResourceSettingsInputAccessTokenClaim EMAIL_VERIFIED =
      new ResourceSettingsInputAccessTokenClaim("email_verified");
  public static final ResourceSettingsInputAccessTokenClaim ROLE =
      new ResourceSettingsInputAccessTokenClaim("role");
  public static final ResourceSettingsInputAccessTokenClaim STATUS =
      new ResourceSettingsInputAccessTokenClaim("status");
  public static final ResourceSettingsInputAccessTokenClaim NAME =
      new ResourceSettingsInputAccessTokenClaim("name");
  public static final ResourceSettingsInputAccessTokenClaim GIVEN_NAME =
      new ResourceSettingsInputAccessTokenClaim("given_name");
  public static final ResourceSettingsInputAccessTokenClaim FAMILY_NAME =
      new ResourceSettingsInputAccessTokenClaim("family_name");
  public static final ResourceSettingsInputAccessTokenClaim MIDDLE_NAME =
      new ResourceSettingsInputAccessTokenClaim("middle_name");
  public static final ResourceSettingsInputAccessTokenClaim NICKNAME =
      new ResourceSettingsInputAccessTokenClaim("nickname");
  public static final ResourceSettingsInputAccessTokenClaim PREFERRED_USERNAME =
      new ResourceSettingsInputAccessTokenClaim("preferred_username");
  public static final ResourceSettingsInputAccessTokenClaim PROFILE =
      new ResourceSettingsInputAccessTokenClaim("profile");
  public static final ResourceSettingsInputAccessTokenClaim PICTURE =
      new ResourceSettingsInputAccessTokenClaim("picture");
  public static final ResourceSettingsInputAccessTokenClaim WEBSITE =
      new ResourceSettingsInputAccessTokenClaim("website");
  public static final ResourceSettingsInputAccessTokenClaim GENDER =
      new ResourceSettingsInputAccessTokenClaim("gender");
  public static final ResourceSettingsInputAccessTokenClaim BIRTHDATE =
      new ResourceSettingsInputAccessTokenClaim("birthdate");
  public static final ResourceSettingsInputAccessTokenClaim ZONEINFO =
      new ResourceSettingsInputAccessTokenClaim("zoneinfo");
  public static final ResourceSettingsInputAccessTokenClaim LOCALE =
      new ResourceSettingsInputAccessTokenClaim("locale");
  public static final ResourceSettingsInputAccessTokenClaim PHONE_NUMBER =
      new ResourceSettingsInputAccessTokenClaim("phone_number");
  public static final ResourceSettingsInputAccessTokenClaim PHONE_NUMBER_VERIFIED =
      new ResourceSettingsInputAccessTokenClaim("phone_number_verified");
  public static final ResourceSettingsInputAccessTokenClaim ADDRESS =
      new ResourceSettingsInputAccessTokenClaim("address");
  public static final ResourceSettingsInputAccessTokenClaim UPDATED_AT =
      new ResourceSettingsInputAccessTokenClaim("updated_at");
  public static final ResourceSettingsInputAccessTokenClaim DEFAULT_ORGANIZATION =
      new ResourceSettingsInputAccessTokenClaim("default_organization");

  @Override
  public String toString() {
    return word;
  }
}
