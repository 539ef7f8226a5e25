// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsLoginMethod(String word) {
  public static final IssuerSettingsLoginMethod PASSWORD =
      new IssuerSettingsLoginMethod("password");
  public static final IssuerSettingsLoginMethod PASSKEY = new IssuerSettingsLoginMethod("passkey");
  public static final IssuerSettingsLoginMethod MAGIC_LINK =
      new IssuerSettingsLoginMethod("magic_link");
  public static final IssuerSettingsLoginMethod EMAIL_CODE =
      new IssuerSettingsLoginMethod("email_code");
  public static final IssuerSettingsLoginMethod SMS_CODE =
      new IssuerSettingsLoginMethod("sms_code");
  public static final IssuerSettingsLoginMethod UPSTREAM =
      new IssuerSettingsLoginMethod("upstream");

  @Override
  public String toString() {
    return word;
  }
}
