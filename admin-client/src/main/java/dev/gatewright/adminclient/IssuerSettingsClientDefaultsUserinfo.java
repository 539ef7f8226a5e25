// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsClientDefaultsUserinfo(String word) {
  public static final IssuerSettingsClientDefaultsUserinfo BY_SCOPE =
      new IssuerSettingsClientDefaultsUserinfo("by_scope");
  public static final IssuerSettingsClientDefaultsUserinfo FULL =
      new IssuerSettingsClientDefaultsUserinfo("full");

  @Override
  public String toString() {
    return word;
  }
}
