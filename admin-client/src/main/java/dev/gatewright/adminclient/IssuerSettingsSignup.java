// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsSignup(String word) {
  public static final IssuerSettingsSignup OPEN = new IssuerSettingsSignup("open");
  public static final IssuerSettingsSignup INVITE = new IssuerSettingsSignup("invite");
  public static final IssuerSettingsSignup CLOSED = new IssuerSettingsSignup("closed");

  @Override
  public String toString() {
    return word;
  }
}
