// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsProvidersIdTokenAlg(String word) {
  public static final IssuerSettingsProvidersIdTokenAlg RS256 =
      new IssuerSettingsProvidersIdTokenAlg("RS256");
  public static final IssuerSettingsProvidersIdTokenAlg RS384 =
      new IssuerSettingsProvidersIdTokenAlg("RS384");
  public static final IssuerSettingsProvidersIdTokenAlg RS512 =
      new IssuerSettingsProvidersIdTokenAlg("RS512");
  public static final IssuerSettingsProvidersIdTokenAlg PS256 =
      new IssuerSettingsProvidersIdTokenAlg("PS256");
  public static final IssuerSettingsProvidersIdTokenAlg PS384 =
      new IssuerSettingsProvidersIdTokenAlg("PS384");
  public static final IssuerSettingsProvidersIdTokenAlg PS512 =
      new IssuerSettingsProvidersIdTokenAlg("PS512");
  public static final IssuerSettingsProvidersIdTokenAlg ES256 =
      new IssuerSettingsProvidersIdTokenAlg("ES256");
  public static final IssuerSettingsProvidersIdTokenAlg ES384 =
      new IssuerSettingsProvidersIdTokenAlg("ES384");
  public static final IssuerSettingsProvidersIdTokenAlg ES512 =
      new IssuerSettingsProvidersIdTokenAlg("ES512");

  @Override
  public String toString() {
    return word;
  }
}
