// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ClientSettingsGrant(String word) {
  public static final ClientSettingsGrant AUTHORIZATION_CODE =
      new ClientSettingsGrant("authorization_code");
  public static final ClientSettingsGrant REFRESH_TOKEN = new ClientSettingsGrant("refresh_token");
  public static final ClientSettingsGrant CLIENT_CREDENTIALS =
      new ClientSettingsGrant("client_credentials");

  @Override
  public String toString() {
    return word;
  }
}
