package dev.gatewright.server.console;

import dev.gatewright.server.tenants.Settled;
import java.util.List;

/// Why settings were not changed, in the words of the console.
final class SettledText {
  private SettledText() {}

  /// Nothing where they were.
  static List<String> problems(ConsoleVisit visit, Settled settled) {
    var messages = visit.page().messages();
    return switch (settled) {
      case Settled.Client _, Settled.Issuer _ -> List.of();
      case Settled.IsThere() -> List.of(messages.text("console.refusal.id_taken"));
      case Settled.NotThere() -> List.of(messages.text("console.refusal.gone"));
      case Settled.Wrong(var faults) -> faults.stream().map(SettingFields::words).toList();
      case Settled.Refused(var _, var why) -> List.of(RefusalText.of(why, messages));
    };
  }
}
