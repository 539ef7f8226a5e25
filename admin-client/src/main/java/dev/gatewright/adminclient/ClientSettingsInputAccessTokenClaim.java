// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ClientSettingsInputAccessTokenClaim(String word) {
  public static final ClientSettingsInputAccessTokenClaim EMAIL =
      new ClientSettingsInputAccessTokenClaim("email");
  public static final ClientSettingsInputAccessTokenClaim EMAIL_VERIFIED =
      new ClientSettingsInputAccessTokenClaim("email_verified");
  public static final ClientSettingsInputAccessTokenClaim ROLE =
      new ClientSettingsInputAccessTokenClaim("role");
  public static final ClientSettingsInputAccessTokenClaim STATUS =
      new ClientSettingsInputAccessTokenClaim("status");
  public static final ClientSettingsInputAccessTokenClaim NAME =
      new ClientSettingsInputAccessTokenClaim("name");
  public static final ClientSettingsInputAccessTokenClaim GIVEN_NAME =
      new ClientSettingsInputAccessTokenClaim("given_name");
  public static final ClientSettingsInputAccessTokenClaim FAMILY_NAME =
      new ClientSettingsInputAccessTokenClaim("family_name");
  public static final ClientSettingsInputAccessTokenClaim MIDDLE_NAME =
      new ClientSettingsInputAccessTokenClaim("middle_name");
  public static final ClientSettingsInputAccessTokenClaim NICKNAME =
      new ClientSettingsInputAccessTokenClaim("nickname");
  public static final ClientSettingsInputAccessTokenClaim PREFERRED_USERNAME =
      new ClientSettingsInputAccessTokenClaim("preferred_username");
  public static final ClientSettingsInputAccessTokenClaim PROFILE =
      new ClientSettingsInputAccessTokenClaim("profile");
  public static final ClientSettingsInputAccessTokenClaim PICTURE =
      new ClientSettingsInputAccessTokenClaim("picture");
  public static final ClientSettingsInputAccessTokenClaim WEBSITE =
      new ClientSettingsInputAccessTokenClaim("website");
  public static final ClientSettingsInputAccessTokenClaim GENDER =
      new ClientSettingsInputAccessTokenClaim("gender");
  public static final ClientSettingsInputAccessTokenClaim BIRTHDATE =
      new ClientSettingsInputAccessTokenClaim("birthdate");
  public static final ClientSettingsInputAccessTokenClaim ZONEINFO =
      new ClientSettingsInputAccessTokenClaim("zoneinfo");
  public static final ClientSettingsInputAccessTokenClaim LOCALE =
      new ClientSettingsInputAccessTokenClaim("locale");
  public static final ClientSettingsInputAccessTokenClaim PHONE_NUMBER =
      new ClientSettingsInputAccessTokenClaim("phone_number");
  public static final ClientSettingsInputAccessTokenClaim PHONE_NUMBER_VERIFIED =
      new ClientSettingsInputAccessTokenClaim("phone_number_verified");
  public static final ClientSettingsInputAccessTokenClaim ADDRESS =
      new ClientSettingsInputAccessTokenClaim("address");
  public static final ClientSettingsInputAccessTokenClaim UPDATED_AT =
      new ClientSettingsInputAccessTokenClaim("updated_at");
  public static final ClientSettingsInputAccessTokenClaim DEFAULT_ORGANIZATION =
      new ClientSettingsInputAccessTokenClaim("default_organization");

  @Override
  public String toString() {
    return word;
  }
}
