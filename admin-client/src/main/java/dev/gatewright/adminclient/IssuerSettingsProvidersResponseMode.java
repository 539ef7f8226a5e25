// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsProvidersResponseMode(String word) {
  public static final IssuerSettingsProvidersResponseMode QUERY =
      new IssuerSettingsProvidersResponseMode("query");
  public static final IssuerSettingsProvidersResponseMode FORM_POST =
      new IssuerSettingsProvidersResponseMode("form_post");

  @Override
  public String toString() {
    return word;
  }
}
