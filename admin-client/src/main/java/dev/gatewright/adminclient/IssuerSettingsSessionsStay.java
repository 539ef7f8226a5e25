// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsSessionsStay(String word) {
  public static final IssuerSettingsSessionsStay OFF = new IssuerSettingsSessionsStay("off");
  public static final IssuerSettingsSessionsStay ASK = new IssuerSettingsSessionsStay("ask");
  public static final IssuerSettingsSessionsStay ALWAYS = new IssuerSettingsSessionsStay("always");

  @Override
  public String toString() {
    return word;
  }
}
