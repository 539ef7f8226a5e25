// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ClientSettingsInputIdTokenAlg(String word) {
  public static final ClientSettingsInputIdTokenAlg ES256 =
      new ClientSettingsInputIdTokenAlg("ES256");
  public static final ClientSettingsInputIdTokenAlg RS256 =
      new ClientSettingsInputIdTokenAlg("RS256");
  public static final ClientSettingsInputIdTokenAlg EDDSA =
      new ClientSettingsInputIdTokenAlg("EdDSA");

  @Override
  public String toString() {
    return word;
  }
}
