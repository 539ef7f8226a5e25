package dev.gatewright.server.control;

import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.control.Requests.Reading;
import dev.gatewright.store.statistics.Step;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Makes commands of `stats` and `why`.
final class InsightRequests {
  private static final int LISTED = 20;

  private InsightRequests() {}

  static Reading statistics(Request request, IssuerId issuer) {
    var step = Step.parse(request.find("step").orElse(Step.HOUR.word()));
    if (step.isEmpty()) {
      return usage("--step is hour or day.");
    }
    try {
      return new Requests.Read(
          new AdminCommand.ShowStatistics(
              issuer,
              request.find("from").map(Instant::parse),
              request.find("to").map(Instant::parse),
              step.get()));
    } catch (DateTimeParseException _) {
      return usage("--from and --to are times such as 2026-11-22T10:00:00Z.");
    }
  }

  /// An address has a colon, a slash or a question mark, and a reference none of them.
  static Reading why(Request request, IssuerId issuer) {
    Optional<String> what = request.find("what").map(String::strip);
    if (what.isEmpty()) {
      return new Requests.Read(new AdminCommand.ListRefusals(issuer, LISTED));
    }
    return new Requests.Read(
        what.get().chars().anyMatch(c -> c == ':' || c == '/' || c == '?')
            ? new AdminCommand.JudgeRequest(issuer, what.get())
            : new AdminCommand.ExplainRefusal(issuer, what.get()));
  }

  private static Reading usage(String text) {
    return new Requests.Unreadable(Report.failed(Answer.USAGE, text));
  }
}
