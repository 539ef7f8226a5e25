// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputSender {
  private final Body body;

  private IssuerSettingsPatchInputSender(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputSender of() {
    return new IssuerSettingsPatchInputSender(Body.nothing());
  }

  /// The sender, such as "Acme <no-reply@acme.test>"; without it, that of server.yaml. Default:
  /// none.
  public IssuerSettingsPatchInputSender from(String from) {
    return new IssuerSettingsPatchInputSender(body.with("from", from));
  }

  /// Takes away what is there: the opposite of [#from].
  public IssuerSettingsPatchInputSender clearFrom() {
    return new IssuerSettingsPatchInputSender(body.with("from", null));
  }

  /// Where answers go. Default: none.
  public IssuerSettingsPatchInputSender replyTo(String replyTo) {
    return new IssuerSettingsPatchInputSender(body.with("reply_to", replyTo));
  }

  /// Takes away what is there: the opposite of [#replyTo].
  public IssuerSettingsPatchInputSender clearReplyTo() {
    return new IssuerSettingsPatchInputSender(body.with("reply_to", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputSender" + body;
  }
}
