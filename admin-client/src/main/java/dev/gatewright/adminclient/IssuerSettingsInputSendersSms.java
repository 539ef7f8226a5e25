// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputSendersSms {
  private final Body body;

  private IssuerSettingsInputSendersSms(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputSendersSms of() {
    return new IssuerSettingsInputSendersSms(Body.nothing());
  }

  /// Where codes are handed over: https, or http on a loopback host. Default: none.
  public IssuerSettingsInputSendersSms url(String url) {
    return new IssuerSettingsInputSendersSms(body.with("url", url));
  }

  /// The codes of the countries to whose numbers codes go, such as ["+49", "+43"]; "+1" is the
  /// United States and Canada, "*" is everywhere. Default: none.
  public IssuerSettingsInputSendersSms countries(List<String> countries) {
    return new IssuerSettingsInputSendersSms(body.with("countries", countries));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputSendersSms" + body;
  }
}
