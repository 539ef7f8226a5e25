// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsProvidersTokenEndpointAuth(String word) {
  public static final IssuerSettingsProvidersTokenEndpointAuth CLIENT_SECRET =
      new IssuerSettingsProvidersTokenEndpointAuth("client_secret");
  public static final IssuerSettingsProvidersTokenEndpointAuth CLIENT_SECRET_BASIC =
      new IssuerSettingsProvidersTokenEndpointAuth("client_secret_basic");
  public static final IssuerSettingsProvidersTokenEndpointAuth CLIENT_SECRET_POST =
      new IssuerSettingsProvidersTokenEndpointAuth("client_secret_post");
  public static final IssuerSettingsProvidersTokenEndpointAuth PRIVATE_KEY_JWT =
      new IssuerSettingsProvidersTokenEndpointAuth("private_key_jwt");
  public static final IssuerSettingsProvidersTokenEndpointAuth NONE =
      new IssuerSettingsProvidersTokenEndpointAuth("none");

  @Override
  public String toString() {
    return word;
  }
}
