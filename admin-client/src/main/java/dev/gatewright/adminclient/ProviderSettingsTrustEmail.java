// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ProviderSettingsTrustEmail(String word) {
  public static final ProviderSettingsTrustEmail NEVER = new ProviderSettingsTrustEmail("never");
  public static final ProviderSettingsTrustEmail VERIFIED =
      new ProviderSettingsTrustEmail("verified");
  public static final ProviderSettingsTrustEmail MANAGED =
      new ProviderSettingsTrustEmail("managed");
  public static final ProviderSettingsTrustEmail ALWAYS = new ProviderSettingsTrustEmail("always");

  @Override
  public String toString() {
    return word;
  }
}
