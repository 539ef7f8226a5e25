// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputClientDefaultsPkce(String word) {
  public static final IssuerSettingsInputClientDefaultsPkce REQUIRED =
      new IssuerSettingsInputClientDefaultsPkce("required");
  public static final IssuerSettingsInputClientDefaultsPkce OPTIONAL =
      new IssuerSettingsInputClientDefaultsPkce("optional");

  @Override
  public String toString() {
    return word;
  }
}
