// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputClientDefaultsErrorStyle(String word) {
  public static final IssuerSettingsInputClientDefaultsErrorStyle RFC =
      new IssuerSettingsInputClientDefaultsErrorStyle("rfc");
  public static final IssuerSettingsInputClientDefaultsErrorStyle PLAIN =
      new IssuerSettingsInputClientDefaultsErrorStyle("plain");
  public static final IssuerSettingsInputClientDefaultsErrorStyle TS_OAUTH2_SERVER =
      new IssuerSettingsInputClientDefaultsErrorStyle("ts-oauth2-server");

  @Override
  public String toString() {
    return word;
  }
}
