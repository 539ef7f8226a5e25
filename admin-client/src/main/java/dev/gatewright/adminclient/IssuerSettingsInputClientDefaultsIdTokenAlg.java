// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputClientDefaultsIdTokenAlg(String word) {
  public static final IssuerSettingsInputClientDefaultsIdTokenAlg ES256 =
      new IssuerSettingsInputClientDefaultsIdTokenAlg("ES256");
  public static final IssuerSettingsInputClientDefaultsIdTokenAlg RS256 =
      new IssuerSettingsInputClientDefaultsIdTokenAlg("RS256");
  public static final IssuerSettingsInputClientDefaultsIdTokenAlg EDDSA =
      new IssuerSettingsInputClientDefaultsIdTokenAlg("EdDSA");

  @Override
  public String toString() {
    return word;
  }
}
