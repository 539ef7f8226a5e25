// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputLinks {
  private final Body body;

  private IssuerSettingsPatchInputLinks(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputLinks of() {
    return new IssuerSettingsPatchInputLinks(Body.nothing());
  }

  /// The terms of service. Default: none.
  public IssuerSettingsPatchInputLinks terms(String terms) {
    return new IssuerSettingsPatchInputLinks(body.with("terms", terms));
  }

  /// Takes away what is there: the opposite of [#terms].
  public IssuerSettingsPatchInputLinks clearTerms() {
    return new IssuerSettingsPatchInputLinks(body.with("terms", null));
  }

  /// How personal data is used. Default: none.
  public IssuerSettingsPatchInputLinks privacy(String privacy) {
    return new IssuerSettingsPatchInputLinks(body.with("privacy", privacy));
  }

  /// Takes away what is there: the opposite of [#privacy].
  public IssuerSettingsPatchInputLinks clearPrivacy() {
    return new IssuerSettingsPatchInputLinks(body.with("privacy", null));
  }

  /// Who runs this. Default: none.
  public IssuerSettingsPatchInputLinks imprint(String imprint) {
    return new IssuerSettingsPatchInputLinks(body.with("imprint", imprint));
  }

  /// Takes away what is there: the opposite of [#imprint].
  public IssuerSettingsPatchInputLinks clearImprint() {
    return new IssuerSettingsPatchInputLinks(body.with("imprint", null));
  }

  /// Where there is help. Default: none.
  public IssuerSettingsPatchInputLinks support(String support) {
    return new IssuerSettingsPatchInputLinks(body.with("support", support));
  }

  /// Takes away what is there: the opposite of [#support].
  public IssuerSettingsPatchInputLinks clearSupport() {
    return new IssuerSettingsPatchInputLinks(body.with("support", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputLinks" + body;
  }
}
