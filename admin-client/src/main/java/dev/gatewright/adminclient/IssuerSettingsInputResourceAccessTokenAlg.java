// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputResourceAccessTokenAlg(String word) {
  public static final IssuerSettingsInputResourceAccessTokenAlg ES256 =
      new IssuerSettingsInputResourceAccessTokenAlg("ES256");
  public static final IssuerSettingsInputResourceAccessTokenAlg RS256 =
      new IssuerSettingsInputResourceAccessTokenAlg("RS256");
  public static final IssuerSettingsInputResourceAccessTokenAlg EDDSA =
      new IssuerSettingsInputResourceAccessTokenAlg("EdDSA");
  public static final IssuerSettingsInputResourceAccessTokenAlg HS256 =
      new IssuerSettingsInputResourceAccessTokenAlg("HS256");

  @Override
  public String toString() {
    return word;
  }
}
