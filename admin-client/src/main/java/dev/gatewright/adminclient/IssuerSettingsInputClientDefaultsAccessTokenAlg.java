// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputClientDefaultsAccessTokenAlg(String word) {
  public static final IssuerSettingsInputClientDefaultsAccessTokenAlg ES256 =
      new IssuerSettingsInputClientDefaultsAccessTokenAlg("ES256");
  public static final IssuerSettingsInputClientDefaultsAccessTokenAlg RS256 =
      new IssuerSettingsInputClientDefaultsAccessTokenAlg("RS256");
  public static final IssuerSettingsInputClientDefaultsAccessTokenAlg EDDSA =
      new IssuerSettingsInputClientDefaultsAccessTokenAlg("EdDSA");
  public static final IssuerSettingsInputClientDefaultsAccessTokenAlg HS256 =
      new IssuerSettingsInputClientDefaultsAccessTokenAlg("HS256");

  @Override
  public String toString() {
    return word;
  }
}
