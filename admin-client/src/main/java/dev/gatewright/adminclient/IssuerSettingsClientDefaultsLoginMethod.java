// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsClientDefaultsLoginMethod(String word) {
  public static final IssuerSettingsClientDefaultsLoginMethod PASSWORD =
      new IssuerSettingsClientDefaultsLoginMethod("password");
  public static final IssuerSettingsClientDefaultsLoginMethod PASSKEY =
      new IssuerSettingsClientDefaultsLoginMethod("passkey");
  public static final IssuerSettingsClientDefaultsLoginMethod MAGIC_LINK =
      new IssuerSettingsClientDefaultsLoginMethod("magic_link");
  public static final IssuerSettingsClientDefaultsLoginMethod EMAIL_CODE =
      new IssuerSettingsClientDefaultsLoginMethod("email_code");
  public static final IssuerSettingsClientDefaultsLoginMethod SMS_CODE =
      new IssuerSettingsClientDefaultsLoginMethod("sms_code");
  public static final IssuerSettingsClientDefaultsLoginMethod PIN =
      new IssuerSettingsClientDefaultsLoginMethod("pin");
  public static final IssuerSettingsClientDefaultsLoginMethod UPSTREAM =
      new IssuerSettingsClientDefaultsLoginMethod("upstream");

  @Override
  public String toString() {
    return word;
  }
}
