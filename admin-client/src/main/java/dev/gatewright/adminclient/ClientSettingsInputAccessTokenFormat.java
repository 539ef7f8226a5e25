// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ClientSettingsInputAccessTokenFormat(String word) {
  public static final ClientSettingsInputAccessTokenFormat JWT =
      new ClientSettingsInputAccessTokenFormat("jwt");
  public static final ClientSettingsInputAccessTokenFormat OPAQUE =
      new ClientSettingsInputAccessTokenFormat("opaque");

  @Override
  public String toString() {
    return word;
  }
}
