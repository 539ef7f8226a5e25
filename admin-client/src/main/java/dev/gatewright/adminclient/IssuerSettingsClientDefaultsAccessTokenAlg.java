// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsClientDefaultsAccessTokenAlg(String word) {
  public static final IssuerSettingsClientDefaultsAccessTokenAlg ES256 =
      new IssuerSettingsClientDefaultsAccessTokenAlg("ES256");
  public static final IssuerSettingsClientDefaultsAccessTokenAlg RS256 =
      new IssuerSettingsClientDefaultsAccessTokenAlg("RS256");
  public static final IssuerSettingsClientDefaultsAccessTokenAlg EDDSA =
      new IssuerSettingsClientDefaultsAccessTokenAlg("EdDSA");
  public static final IssuerSettingsClientDefaultsAccessTokenAlg HS256 =
      new IssuerSettingsClientDefaultsAccessTokenAlg("HS256");

  @Override
  public String toString() {
    return word;
  }
}
