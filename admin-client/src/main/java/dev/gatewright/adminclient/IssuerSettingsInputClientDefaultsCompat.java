// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputClientDefaultsCompat(String word) {
  public static final IssuerSettingsInputClientDefaultsCompat AUTHPI =
      new IssuerSettingsInputClientDefaultsCompat("authpi");
  public static final IssuerSettingsInputClientDefaultsCompat AUTHGEAR =
      new IssuerSettingsInputClientDefaultsCompat("authgear");
  public static final IssuerSettingsInputClientDefaultsCompat TS_OAUTH2_SERVER =
      new IssuerSettingsInputClientDefaultsCompat("ts-oauth2-server");
  public static final IssuerSettingsInputClientDefaultsCompat BESHOY =
      new IssuerSettingsInputClientDefaultsCompat("beshoy");

  @Override
  public String toString() {
    return word;
  }
}
