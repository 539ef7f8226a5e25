// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsProfile(String word) {
  public static final IssuerSettingsProfile STRICT = new IssuerSettingsProfile("strict");
  public static final IssuerSettingsProfile STANDARD = new IssuerSettingsProfile("standard");

  @Override
  public String toString() {
    return word;
  }
}
