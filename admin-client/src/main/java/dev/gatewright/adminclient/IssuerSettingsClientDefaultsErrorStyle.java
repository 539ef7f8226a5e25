// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsClientDefaultsErrorStyle(String word) {
  public static final IssuerSettingsClientDefaultsErrorStyle RFC =
      new IssuerSettingsClientDefaultsErrorStyle("rfc");
  public static final IssuerSettingsClientDefaultsErrorStyle PLAIN =
      new IssuerSettingsClientDefaultsErrorStyle("plain");
  public static final IssuerSettingsClientDefaultsErrorStyle TS_OAUTH2_SERVER =
      new IssuerSettingsClientDefaultsErrorStyle("ts-oauth2-server");

  @Override
  public String toString() {
    return word;
  }
}
