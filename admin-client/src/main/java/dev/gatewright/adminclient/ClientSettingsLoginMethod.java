// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ClientSettingsLoginMethod(String word) {
  public static final ClientSettingsLoginMethod PASSWORD =
      new ClientSettingsLoginMethod("password");
  public static final ClientSettingsLoginMethod PASSKEY = new ClientSettingsLoginMethod("passkey");
  public static final ClientSettingsLoginMethod MAGIC_LINK =
      new ClientSettingsLoginMethod("magic_link");
  public static final ClientSettingsLoginMethod EMAIL_CODE =
      new ClientSettingsLoginMethod("email_code");
  public static final ClientSettingsLoginMethod SMS_CODE =
      new ClientSettingsLoginMethod("sms_code");
  public static final ClientSettingsLoginMethod PIN = new ClientSettingsLoginMethod("pin");
  public static final ClientSettingsLoginMethod UPSTREAM =
      new ClientSettingsLoginMethod("upstream");

  @Override
  public String toString() {
    return word;
  }
}
