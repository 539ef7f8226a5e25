// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputLoginAsk(String word) {
  public static final IssuerSettingsInputLoginAsk IDENTIFIER_FIRST =
      new IssuerSettingsInputLoginAsk("identifier_first");
  public static final IssuerSettingsInputLoginAsk TOGETHER =
      new IssuerSettingsInputLoginAsk("together");

  @Override
  public String toString() {
    return word;
  }
}
