// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputLanguages {
  private final Body body;

  private IssuerSettingsPatchInputLanguages(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputLanguages of() {
    return new IssuerSettingsPatchInputLanguages(Body.nothing());
  }

  /// The languages that people can have, as tags (RFC 5646). Default: [ar, de, en, es, fr, he, it,
  /// ja, nl, pl, pt-BR, zh-Hans].
  public IssuerSettingsPatchInputLanguages offered(List<IssuerSettingsLanguagesOffered> offered) {
    return new IssuerSettingsPatchInputLanguages(
        body.with("offered", offered.stream().map(each -> each.word()).toList()));
  }

  /// Takes away what is there: the opposite of [#offered].
  public IssuerSettingsPatchInputLanguages clearOffered() {
    return new IssuerSettingsPatchInputLanguages(body.with("offered", null));
  }

  /// What is spoken with whoever wants none of the others; it is always offered. Default: en.
  public IssuerSettingsPatchInputLanguages standard(IssuerSettingsLanguagesStandard standard) {
    return new IssuerSettingsPatchInputLanguages(body.with("standard", standard.word()));
  }

  /// Takes away what is there: the opposite of [#standard].
  public IssuerSettingsPatchInputLanguages clearStandard() {
    return new IssuerSettingsPatchInputLanguages(body.with("standard", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputLanguages" + body;
  }
}
