// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsResourceAccessTokenAlg(String word) {
  public static final IssuerSettingsResourceAccessTokenAlg ES256 =
      new IssuerSettingsResourceAccessTokenAlg("ES256");
  public static final IssuerSettingsResourceAccessTokenAlg RS256 =
      new IssuerSettingsResourceAccessTokenAlg("RS256");
  public static final IssuerSettingsResourceAccessTokenAlg EDDSA =
      new IssuerSettingsResourceAccessTokenAlg("EdDSA");
  public static final IssuerSettingsResourceAccessTokenAlg HS256 =
      new IssuerSettingsResourceAccessTokenAlg("HS256");

  @Override
  public String toString() {
    return word;
  }
}
