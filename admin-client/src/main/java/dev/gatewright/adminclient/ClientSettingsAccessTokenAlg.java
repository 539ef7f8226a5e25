// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ClientSettingsAccessTokenAlg(String word) {
  public static final ClientSettingsAccessTokenAlg ES256 =
      new ClientSettingsAccessTokenAlg("ES256");
  public static final ClientSettingsAccessTokenAlg RS256 =
      new ClientSettingsAccessTokenAlg("RS256");
  public static final ClientSettingsAccessTokenAlg EDDSA =
      new ClientSettingsAccessTokenAlg("EdDSA");
  public static final ClientSettingsAccessTokenAlg HS256 =
      new ClientSettingsAccessTokenAlg("HS256");

  @Override
  public String toString() {
    return word;
  }
}
