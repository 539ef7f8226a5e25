// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ProviderSettingsIdTokenAlg(String word) {
  public static final ProviderSettingsIdTokenAlg RS256 = new ProviderSettingsIdTokenAlg("RS256");
  public static final ProviderSettingsIdTokenAlg RS384 = new ProviderSettingsIdTokenAlg("RS384");
  public static final ProviderSettingsIdTokenAlg RS512 = new ProviderSettingsIdTokenAlg("RS512");
  public static final ProviderSettingsIdTokenAlg PS256 = new ProviderSettingsIdTokenAlg("PS256");
  public static final ProviderSettingsIdTokenAlg PS384 = new ProviderSettingsIdTokenAlg("PS384");
  public static final ProviderSettingsIdTokenAlg PS512 = new ProviderSettingsIdTokenAlg("PS512");
  public static final ProviderSettingsIdTokenAlg ES256 = new ProviderSettingsIdTokenAlg("ES256");
  public static final ProviderSettingsIdTokenAlg ES384 = new ProviderSettingsIdTokenAlg("ES384");
  public static final ProviderSettingsIdTokenAlg ES512 = new ProviderSettingsIdTokenAlg("ES512");

  @Override
  public String toString() {
    return word;
  }
}
