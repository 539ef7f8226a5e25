// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputSenders {
  private final Body body;

  private IssuerSettingsPatchInputSenders(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputSenders of() {
    return new IssuerSettingsPatchInputSenders(Body.nothing());
  }

  /// Sends them by SMS. Default: none.
  public IssuerSettingsPatchInputSenders sms(IssuerSettingsPatchInputSendersSms sms) {
    return new IssuerSettingsPatchInputSenders(body.with("sms", sms.body()));
  }

  /// Takes away what is there: the opposite of [#sms].
  public IssuerSettingsPatchInputSenders clearSms() {
    return new IssuerSettingsPatchInputSenders(body.with("sms", null));
  }

  /// Sends them by WhatsApp. Default: none.
  public IssuerSettingsPatchInputSenders whatsapp(
      IssuerSettingsPatchInputSendersWhatsapp whatsapp) {
    return new IssuerSettingsPatchInputSenders(body.with("whatsapp", whatsapp.body()));
  }

  /// Takes away what is there: the opposite of [#whatsapp].
  public IssuerSettingsPatchInputSenders clearWhatsapp() {
    return new IssuerSettingsPatchInputSenders(body.with("whatsapp", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputSenders" + body;
  }
}
