package dev.gatewright.admin.act;

import dev.gatewright.admin.command.Refusal;
import dev.gatewright.identity.VisibleText;
import java.util.List;
import java.util.Optional;

/// What a place in an organization may say.
final class Places {
  private static final int LONGEST_TITLE = 100;

  private Places() {}

  /// Why a place cannot be so, if it cannot.
  static Optional<Refusal> unfit(Optional<String> title, List<String> scopes) {
    if (title.filter(text -> !VisibleText.isLine(text, LONGEST_TITLE)).isPresent()) {
      return Optional.of(new Refusal.Unfit("title"));
    }
    return VisibleText.areScopes(scopes)
        ? Optional.empty()
        : Optional.of(new Refusal.Unfit("scopes"));
  }
}
