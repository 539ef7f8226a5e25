// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ResourceSettingsInputAccessTokenAlg(String word) {
  public static final ResourceSettingsInputAccessTokenAlg ES256 =
      new ResourceSettingsInputAccessTokenAlg("ES256");
  public static final ResourceSettingsInputAccessTokenAlg RS256 =
      new ResourceSettingsInputAccessTokenAlg("RS256");
  public static final ResourceSettingsInputAccessTokenAlg EDDSA =
      new ResourceSettingsInputAccessTokenAlg("EdDSA");
  public static final ResourceSettingsInputAccessTokenAlg HS256 =
      new ResourceSettingsInputAccessTokenAlg("HS256");

  @Override
  public String toString() {
    return word;
  }
}
