// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ResourceSettingsAccessTokenAlg(String word) {
  public static final ResourceSettingsAccessTokenAlg ES256 =
      new ResourceSettingsAccessTokenAlg("ES256");
  public static final ResourceSettingsAccessTokenAlg RS256 =
      new ResourceSettingsAccessTokenAlg("RS256");
  public static final ResourceSettingsAccessTokenAlg EDDSA =
      new ResourceSettingsAccessTokenAlg("EdDSA");
  public static final ResourceSettingsAccessTokenAlg HS256 =
      new ResourceSettingsAccessTokenAlg("HS256");

  @Override
  public String toString() {
    return word;
  }
}
