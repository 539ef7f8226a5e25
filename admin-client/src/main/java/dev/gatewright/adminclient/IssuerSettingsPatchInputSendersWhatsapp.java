// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputSendersWhatsapp {
  private final Body body;

  private IssuerSettingsPatchInputSendersWhatsapp(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputSendersWhatsapp of() {
    return new IssuerSettingsPatchInputSendersWhatsapp(Body.nothing());
  }

  /// Where codes are handed over: https, or http on a loopback host. Default: none.
  public IssuerSettingsPatchInputSendersWhatsapp url(String url) {
    return new IssuerSettingsPatchInputSendersWhatsapp(body.with("url", url));
  }

  /// Takes away what is there: the opposite of [#url].
  public IssuerSettingsPatchInputSendersWhatsapp clearUrl() {
    return new IssuerSettingsPatchInputSendersWhatsapp(body.with("url", null));
  }

  /// The codes of the countries to whose numbers codes go, such as ["+49", "+43"]; "+1" is the
  /// United States and Canada, "*" is everywhere. Default: none.
  public IssuerSettingsPatchInputSendersWhatsapp countries(List<String> countries) {
    return new IssuerSettingsPatchInputSendersWhatsapp(body.with("countries", countries));
  }

  /// Takes away what is there: the opposite of [#countries].
  public IssuerSettingsPatchInputSendersWhatsapp clearCountries() {
    return new IssuerSettingsPatchInputSendersWhatsapp(body.with("countries", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputSendersWhatsapp" + body;
  }
}
