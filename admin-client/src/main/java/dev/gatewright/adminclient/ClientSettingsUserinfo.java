// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ClientSettingsUserinfo(String word) {
  public static final ClientSettingsUserinfo BY_SCOPE = new ClientSettingsUserinfo("by_scope");
  public static final ClientSettingsUserinfo FULL = new ClientSettingsUserinfo("full");

  @Override
  public String toString() {
    return word;
  }
}
