// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsEmailVerification(String word) {
  public static final IssuerSettingsEmailVerification REQUIRED =
      new IssuerSettingsEmailVerification("required");
  public static final IssuerSettingsEmailVerification OPTIONAL =
      new IssuerSettingsEmailVerification("optional");

  @Override
  public String toString() {
    return word;
  }
}
