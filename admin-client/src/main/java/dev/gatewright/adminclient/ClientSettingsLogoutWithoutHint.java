// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ClientSettingsLogoutWithoutHint(String word) {
  public static final ClientSettingsLogoutWithoutHint ALLOW =
      new ClientSettingsLogoutWithoutHint("allow");
  public static final ClientSettingsLogoutWithoutHint CONFIRM =
      new ClientSettingsLogoutWithoutHint("confirm");

  @Override
  public String toString() {
    return word;
  }
}
