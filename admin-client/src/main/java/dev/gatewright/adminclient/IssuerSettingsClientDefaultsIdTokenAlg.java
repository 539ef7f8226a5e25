// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsClientDefaultsIdTokenAlg(String word) {
  public static final IssuerSettingsClientDefaultsIdTokenAlg ES256 =
      new IssuerSettingsClientDefaultsIdTokenAlg("ES256");
  public static final IssuerSettingsClientDefaultsIdTokenAlg RS256 =
      new IssuerSettingsClientDefaultsIdTokenAlg("RS256");
  public static final IssuerSettingsClientDefaultsIdTokenAlg EDDSA =
      new IssuerSettingsClientDefaultsIdTokenAlg("EdDSA");

  @Override
  public String toString() {
    return word;
  }
}
