// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputClientDefaultsGrant(String word) {
  public static final IssuerSettingsInputClientDefaultsGrant AUTHORIZATION_CODE =
      new IssuerSettingsInputClientDefaultsGrant("authorization_code");
  public static final IssuerSettingsInputClientDefaultsGrant REFRESH_TOKEN =
      new IssuerSettingsInputClientDefaultsGrant("refresh_token");
  public static final IssuerSettingsInputClientDefaultsGrant CLIENT_CREDENTIALS =
      new IssuerSettingsInputClientDefaultsGrant("client_credentials");

  @Override
  public String toString() {
    return word;
  }
}
