// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ProviderSettingsResponseMode(String word) {
  public static final ProviderSettingsResponseMode QUERY =
      new ProviderSettingsResponseMode("query");
  public static final ProviderSettingsResponseMode FORM_POST =
      new ProviderSettingsResponseMode("form_post");

  @Override
  public String toString() {
    return word;
  }
}
