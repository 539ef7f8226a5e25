// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsClientDefaultsGrant(String word) {
  public static final IssuerSettingsClientDefaultsGrant AUTHORIZATION_CODE =
      new IssuerSettingsClientDefaultsGrant("authorization_code");
  public static final IssuerSettingsClientDefaultsGrant REFRESH_TOKEN =
      new IssuerSettingsClientDefaultsGrant("refresh_token");
  public static final IssuerSettingsClientDefaultsGrant CLIENT_CREDENTIALS =
      new IssuerSettingsClientDefaultsGrant("client_credentials");

  @Override
  public String toString() {
    return word;
  }
}
