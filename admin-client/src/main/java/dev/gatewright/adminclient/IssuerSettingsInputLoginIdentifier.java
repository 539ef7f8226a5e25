// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputLoginIdentifier(String word) {
  public static final IssuerSettingsInputLoginIdentifier EMAIL =
      new IssuerSettingsInputLoginIdentifier("email");
  public static final IssuerSettingsInputLoginIdentifier USERNAME =
      new IssuerSettingsInputLoginIdentifier("username");
  public static final IssuerSettingsInputLoginIdentifier PHONE =
      new IssuerSettingsInputLoginIdentifier("phone");

  @Override
  public String toString() {
    return word;
  }
}
