// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ClientSettingsType(String word) {
  public static final ClientSettingsType WEB = new ClientSettingsType("web");
  public static final ClientSettingsType SPA = new ClientSettingsType("spa");
  public static final ClientSettingsType NATIVE = new ClientSettingsType("native");
  public static final ClientSettingsType MACHINE = new ClientSettingsType("machine");

  @Override
  public String toString() {
    return word;
  }
}
