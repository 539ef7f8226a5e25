// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ClientSettingsErrorStyle(String word) {
  public static final ClientSettingsErrorStyle RFC = new ClientSettingsErrorStyle("rfc");
  public static final ClientSettingsErrorStyle PLAIN = new ClientSettingsErrorStyle("plain");
  public static final ClientSettingsErrorStyle TS_OAUTH2_SERVER =
      new ClientSettingsErrorStyle("ts-oauth2-server");

  @Override
  public String toString() {
    return word;
  }
}
