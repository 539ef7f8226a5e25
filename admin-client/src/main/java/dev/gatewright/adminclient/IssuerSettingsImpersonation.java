// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsImpersonation(String word) {
  public static final IssuerSettingsImpersonation ON = new IssuerSettingsImpersonation("on");
  public static final IssuerSettingsImpersonation OFF = new IssuerSettingsImpersonation("off");

  @Override
  public String toString() {
    return word;
  }
}
