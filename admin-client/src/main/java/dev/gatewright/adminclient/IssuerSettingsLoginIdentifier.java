// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsLoginIdentifier(String word) {
  public static final IssuerSettingsLoginIdentifier EMAIL =
      new IssuerSettingsLoginIdentifier("email");
  public static final IssuerSettingsLoginIdentifier USERNAME =
      new IssuerSettingsLoginIdentifier("username");
  public static final IssuerSettingsLoginIdentifier PHONE =
      new IssuerSettingsLoginIdentifier("phone");

  @Override
  public String toString() {
    return word;
  }
}
