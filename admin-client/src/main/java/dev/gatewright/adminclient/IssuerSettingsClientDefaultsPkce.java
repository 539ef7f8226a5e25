// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsClientDefaultsPkce(String word) {
  public static final IssuerSettingsClientDefaultsPkce REQUIRED =
      new IssuerSettingsClientDefaultsPkce("required");
  public static final IssuerSettingsClientDefaultsPkce OPTIONAL =
      new IssuerSettingsClientDefaultsPkce("optional");

  @Override
  public String toString() {
    return word;
  }
}
