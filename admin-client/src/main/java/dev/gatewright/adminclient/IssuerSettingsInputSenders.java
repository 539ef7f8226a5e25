// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputSenders {
  private final Body body;

  private IssuerSettingsInputSenders(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputSenders of() {
    return new IssuerSettingsInputSenders(Body.nothing());
  }

  /// Sends them by SMS. Default: none.
  public IssuerSettingsInputSenders sms(IssuerSettingsInputSendersSms sms) {
    return new IssuerSettingsInputSenders(body.with("sms", sms.body()));
  }

  /// Sends them by WhatsApp. Default: none.
  public IssuerSettingsInputSenders whatsapp(IssuerSettingsInputSendersWhatsapp whatsapp) {
    return new IssuerSettingsInputSenders(body.with("whatsapp", whatsapp.body()));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputSenders" + body;
  }
}
