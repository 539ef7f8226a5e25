// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ClientSettingsInputAccessTokenAlg(String word) {
  public static final ClientSettingsInputAccessTokenAlg ES256 =
      new ClientSettingsInputAccessTokenAlg("ES256");
  public static final ClientSettingsInputAccessTokenAlg RS256 =
      new ClientSettingsInputAccessTokenAlg("RS256");
  public static final ClientSettingsInputAccessTokenAlg EDDSA =
      new ClientSettingsInputAccessTokenAlg("EdDSA");
  public static final ClientSettingsInputAccessTokenAlg HS256 =
      new ClientSettingsInputAccessTokenAlg("HS256");

  @Override
  public String toString() {
    return word;
  }
}
