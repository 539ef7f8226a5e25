// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputAccount {
  private final Body body;

  private IssuerSettingsInputAccount(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputAccount of() {
    return new IssuerSettingsInputAccount(Body.nothing());
  }

  /// Which claims people may change themselves. No application may decide by these what somebody is
  /// allowed to do. Default: [family_name, given_name, locale, name, zoneinfo].
  public IssuerSettingsInputAccount edit(List<IssuerSettingsAccountEdit> edit) {
    return new IssuerSettingsInputAccount(
        body.with("edit", edit.stream().map(each -> each.word()).toList()));
  }

  /// Whether people may have their accounts deleted. Default: true.
  public IssuerSettingsInputAccount deletion(boolean deletion) {
    return new IssuerSettingsInputAccount(body.with("deletion", deletion));
  }

  /// How long somebody who asked for it can still change their mind. Default: 7d.
  public IssuerSettingsInputAccount deletionAfter(String deletionAfter) {
    return new IssuerSettingsInputAccount(body.with("deletion_after", deletionAfter));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputAccount" + body;
  }
}
