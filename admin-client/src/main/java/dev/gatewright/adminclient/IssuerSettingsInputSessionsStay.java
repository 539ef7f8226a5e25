// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputSessionsStay(String word) {
  public static final IssuerSettingsInputSessionsStay OFF =
      new IssuerSettingsInputSessionsStay("off");
  public static final IssuerSettingsInputSessionsStay ASK =
      new IssuerSettingsInputSessionsStay("ask");
  public static final IssuerSettingsInputSessionsStay ALWAYS =
      new IssuerSettingsInputSessionsStay("always");

  @Override
  public String toString() {
    return word;
  }
}
