// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record KeyAlg(String word) {
  public static final KeyAlg ES256 = new KeyAlg("ES256");
  public static final KeyAlg RS256 = new KeyAlg("RS256");
  public static final KeyAlg EDDSA = new KeyAlg("EdDSA");

  @Override
  public String toString() {
    return word;
  }
}
