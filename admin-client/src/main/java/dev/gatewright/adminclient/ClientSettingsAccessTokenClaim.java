// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ClientSettingsAccessTokenClaim(String word) {
  public static final ClientSettingsAccessTokenClaim EMAIL =
      new ClientSettingsAccessTokenClaim("email");
  public static final ClientSettingsAccessTokenClaim EMAIL_VERIFIED =
      new ClientSettingsAccessTokenClaim("email_verified");
  public static final ClientSettingsAccessTokenClaim ROLE =
      new ClientSettingsAccessTokenClaim("role");
  public static final ClientSettingsAccessTokenClaim STATUS =
      new ClientSettingsAccessTokenClaim("status");
  public static final ClientSettingsAccessTokenClaim NAME =
      new ClientSettingsAccessTokenClaim("name");
  public static final ClientSettingsAccessTokenClaim GIVEN_NAME =
      new ClientSettingsAccessTokenClaim("given_name");
  public static final ClientSettingsAccessTokenClaim FAMILY_NAME =
      new ClientSettingsAccessTokenClaim("family_name");
  public static final ClientSettingsAccessTokenClaim MIDDLE_NAME =
      new ClientSettingsAccessTokenClaim("middle_name");
  public static final ClientSettingsAccessTokenClaim NICKNAME =
      new ClientSettingsAccessTokenClaim("nickname");
  public static final ClientSettingsAccessTokenClaim PREFERRED_USERNAME =
      new ClientSettingsAccessTokenClaim("preferred_username");
  public static final ClientSettingsAccessTokenClaim PROFILE =
      new ClientSettingsAccessTokenClaim("profile");
  public static final ClientSettingsAccessTokenClaim PICTURE =
      new ClientSettingsAccessTokenClaim("picture");
  public static final ClientSettingsAccessTokenClaim WEBSITE =
      new ClientSettingsAccessTokenClaim("website");
  public static final ClientSettingsAccessTokenClaim GENDER =
      new ClientSettingsAccessTokenClaim("gender");
  public static final ClientSettingsAccessTokenClaim BIRTHDATE =
      new ClientSettingsAccessTokenClaim("birthdate");
  public static final ClientSettingsAccessTokenClaim ZONEINFO =
      new ClientSettingsAccessTokenClaim("zoneinfo");
  public static final ClientSettingsAccessTokenClaim LOCALE =
      new ClientSettingsAccessTokenClaim("locale");
  public static final ClientSettingsAccessTokenClaim PHONE_NUMBER =
      new ClientSettingsAccessTokenClaim("phone_number");
  public static final ClientSettingsAccessTokenClaim PHONE_NUMBER_VERIFIED =
      new ClientSettingsAccessTokenClaim("phone_number_verified");
  public static final ClientSettingsAccessTokenClaim ADDRESS =
      new ClientSettingsAccessTokenClaim("address");
  public static final ClientSettingsAccessTokenClaim UPDATED_AT =
      new ClientSettingsAccessTokenClaim("updated_at");
  public static final ClientSettingsAccessTokenClaim DEFAULT_ORGANIZATION =
      new ClientSettingsAccessTokenClaim("default_organization");

  @Override
  public String toString() {
    return word;
  }
}
