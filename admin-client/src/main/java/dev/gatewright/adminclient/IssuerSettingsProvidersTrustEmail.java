// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsProvidersTrustEmail(String word) {
  public static final IssuerSettingsProvidersTrustEmail NEVER =
      new IssuerSettingsProvidersTrustEmail("never");
  public static final IssuerSettingsProvidersTrustEmail VERIFIED =
      new IssuerSettingsProvidersTrustEmail("verified");
  public static final IssuerSettingsProvidersTrustEmail MANAGED =
      new IssuerSettingsProvidersTrustEmail("managed");
  public static final IssuerSettingsProvidersTrustEmail ALWAYS =
      new IssuerSettingsProvidersTrustEmail("always");

  @Override
  public String toString() {
    return word;
  }
}
