// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ChangedSettingsAction(String word) {
  public static final ChangedSettingsAction ADD = new ChangedSettingsAction("add");
  public static final ChangedSettingsAction CHANGE = new ChangedSettingsAction("change");
  public static final ChangedSettingsAction REMOVE = new ChangedSettingsAction("remove");

  @Override
  public String toString() {
    return word;
  }
}
