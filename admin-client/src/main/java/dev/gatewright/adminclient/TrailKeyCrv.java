// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record TrailKeyCrv(String word) {
  public static final TrailKeyCrv ED25519 = new TrailKeyCrv("Ed25519");

  @Override
  public String toString() {
    return word;
  }
}
