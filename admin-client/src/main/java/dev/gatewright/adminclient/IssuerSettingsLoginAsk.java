// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsLoginAsk(String word) {
  public static final IssuerSettingsLoginAsk IDENTIFIER_FIRST =
      new IssuerSettingsLoginAsk("identifier_first");
  public static final IssuerSettingsLoginAsk TOGETHER = new IssuerSettingsLoginAsk("together");

  @Override
  public String toString() {
    return word;
  }
}
