// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsClientDefaultsCompat(String word) {
  public static final IssuerSettingsClientDefaultsCompat AUTHPI =
      new IssuerSettingsClientDefaultsCompat("authpi");
  public static final IssuerSettingsClientDefaultsCompat AUTHGEAR =
      new IssuerSettingsClientDefaultsCompat("authgear");
  public static final IssuerSettingsClientDefaultsCompat TS_OAUTH2_SERVER =
      new IssuerSettingsClientDefaultsCompat("ts-oauth2-server");
  public static final IssuerSettingsClientDefaultsCompat BESHOY =
      new IssuerSettingsClientDefaultsCompat("beshoy");

  @Override
  public String toString() {
    return word;
  }
}
