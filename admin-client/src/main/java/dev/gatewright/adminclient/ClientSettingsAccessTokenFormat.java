// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ClientSettingsAccessTokenFormat(String word) {
  public static final ClientSettingsAccessTokenFormat JWT =
      new ClientSettingsAccessTokenFormat("jwt");
  public static final ClientSettingsAccessTokenFormat OPAQUE =
      new ClientSettingsAccessTokenFormat("opaque");

  @Override
  public String toString() {
    return word;
  }
}
