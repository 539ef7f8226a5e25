// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputSendersSms {
  private final Body body;

  private IssuerSettingsPatchInputSendersSms(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputSendersSms of() {
    return new IssuerSettingsPatchInputSendersSms(Body.nothing());
  }

  /// Where codes are handed over: https, or http on a loopback host. Default: none.
  public IssuerSettingsPatchInputSendersSms url(String url) {
    return new IssuerSettingsPatchInputSendersSms(body.with("url", url));
  }

  /// Takes away what is there: the opposite of [#url].
  public IssuerSettingsPatchInputSendersSms clearUrl() {
    return new IssuerSettingsPatchInputSendersSms(body.with("url", null));
  }

  /// The codes of the countries to whose numbers codes go, such as ["+49", "+43"]; "+1" is the
  /// United States and Canada, "*" is everywhere. Default: none.
  public IssuerSettingsPatchInputSendersSms countries(List<String> countries) {
    return new IssuerSettingsPatchInputSendersSms(body.with("countries", countries));
  }

  /// Takes away what is there: the opposite of [#countries].
  public IssuerSettingsPatchInputSendersSms clearCountries() {
    return new IssuerSettingsPatchInputSendersSms(body.with("countries", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputSendersSms" + body;
  }
}
