// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ClientSettingsRefreshRotation(String word) {
  public static final ClientSettingsRefreshRotation ROTATE =
      new ClientSettingsRefreshRotation("rotate");
  public static final ClientSettingsRefreshRotation NONE =
      new ClientSettingsRefreshRotation("none");

  @Override
  public String toString() {
    return word;
  }
}
