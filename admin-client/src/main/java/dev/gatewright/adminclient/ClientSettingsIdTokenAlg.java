// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ClientSettingsIdTokenAlg(String word) {
  public static final ClientSettingsIdTokenAlg ES256 = new ClientSettingsIdTokenAlg("ES256");
  public static final ClientSettingsIdTokenAlg RS256 = new ClientSettingsIdTokenAlg("RS256");
  public static final ClientSettingsIdTokenAlg EDDSA = new ClientSettingsIdTokenAlg("EdDSA");

  @Override
  public String toString() {
    return word;
  }
}
