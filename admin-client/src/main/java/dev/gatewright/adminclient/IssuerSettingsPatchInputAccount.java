// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputAccount {
  private final Body body;

  private IssuerSettingsPatchInputAccount(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputAccount of() {
    return new IssuerSettingsPatchInputAccount(Body.nothing());
  }

  /// Which claims people may change themselves. No application may decide by these what somebody is
  /// allowed to do. Default: [family_name, given_name, locale, name, zoneinfo].
  public IssuerSettingsPatchInputAccount edit(List<IssuerSettingsAccountEdit> edit) {
    return new IssuerSettingsPatchInputAccount(
        body.with("edit", edit.stream().map(each -> each.word()).toList()));
  }

  /// Takes away what is there: the opposite of [#edit].
  public IssuerSettingsPatchInputAccount clearEdit() {
    return new IssuerSettingsPatchInputAccount(body.with("edit", null));
  }

  /// Whether people may have their accounts deleted. Default: true.
  public IssuerSettingsPatchInputAccount deletion(boolean deletion) {
    return new IssuerSettingsPatchInputAccount(body.with("deletion", deletion));
  }

  /// Takes away what is there: the opposite of [#deletion].
  public IssuerSettingsPatchInputAccount clearDeletion() {
    return new IssuerSettingsPatchInputAccount(body.with("deletion", null));
  }

  /// How long somebody who asked for it can still change their mind. Default: 7d.
  public IssuerSettingsPatchInputAccount deletionAfter(String deletionAfter) {
    return new IssuerSettingsPatchInputAccount(body.with("deletion_after", deletionAfter));
  }

  /// Takes away what is there: the opposite of [#deletionAfter].
  public IssuerSettingsPatchInputAccount clearDeletionAfter() {
    return new IssuerSettingsPatchInputAccount(body.with("deletion_after", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputAccount" + body;
  }
}
