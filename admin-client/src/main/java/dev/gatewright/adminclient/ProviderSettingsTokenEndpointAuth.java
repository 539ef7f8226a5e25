// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ProviderSettingsTokenEndpointAuth(String word) {
  public static final ProviderSettingsTokenEndpointAuth CLIENT_SECRET =
      new ProviderSettingsTokenEndpointAuth("client_secret");
  public static final ProviderSettingsTokenEndpointAuth CLIENT_SECRET_BASIC =
      new ProviderSettingsTokenEndpointAuth("client_secret_basic");
  public static final ProviderSettingsTokenEndpointAuth CLIENT_SECRET_POST =
      new ProviderSettingsTokenEndpointAuth("client_secret_post");
  public static final ProviderSettingsTokenEndpointAuth PRIVATE_KEY_JWT =
      new ProviderSettingsTokenEndpointAuth("private_key_jwt");
  public static final ProviderSettingsTokenEndpointAuth NONE =
      new ProviderSettingsTokenEndpointAuth("none");

  @Override
  public String toString() {
    return word;
  }
}
