// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputClientDefaultsUserinfo(String word) {
  public static final IssuerSettingsInputClientDefaultsUserinfo BY_SCOPE =
      new IssuerSettingsInputClientDefaultsUserinfo("by_scope");
  public static final IssuerSettingsInputClientDefaultsUserinfo FULL =
      new IssuerSettingsInputClientDefaultsUserinfo("full");

  @Override
  public String toString() {
    return word;
  }
}
