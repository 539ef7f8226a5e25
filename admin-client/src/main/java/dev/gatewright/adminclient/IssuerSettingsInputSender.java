// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputSender {
  private final Body body;

  private IssuerSettingsInputSender(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputSender of() {
    return new IssuerSettingsInputSender(Body.nothing());
  }

  /// The sender, such as "Acme <no-reply@acme.test>"; without it, that of server.yaml. Default:
  /// none.
  public IssuerSettingsInputSender from(String from) {
    return new IssuerSettingsInputSender(body.with("from", from));
  }

  /// Where answers go. Default: none.
  public IssuerSettingsInputSender replyTo(String replyTo) {
    return new IssuerSettingsInputSender(body.with("reply_to", replyTo));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputSender" + body;
  }
}
