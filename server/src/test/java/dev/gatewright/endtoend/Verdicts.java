package dev.gatewright.endtoend;

import java.util.ArrayList;
import java.util.List;

/// What the rounds of the crash test found. Not for several threads.
final class Verdicts {
  /// Which promise a finding breaks.
  enum Broken {
    /// What was acknowledged is gone.
    LOST,
    /// What was used works again.
    DOUBLE_SPENT,
    /// What was revoked is back.
    RESURRECTED
  }

  private record Finding(Broken broken, String what) {}

  private final List<Finding> findings = new ArrayList<>();
  private int rounds;
  private int acknowledged;
  private long unanswered;
  private int checks;

  /// Ends a round in which so many steps were acknowledged and so many cut off.
  void round(int acknowledgedInIt, long unansweredInIt) {
    rounds++;
    unanswered += unansweredInIt;
    acknowledged += acknowledgedInIt;
  }

  /// Notes that a promise was looked at, and whether it held.
  void expect(boolean holds, Broken otherwise, String what) {
    checks++;
    if (!holds) {
      findings.add(new Finding(otherwise, "round " + (rounds + 1) + ": " + what));
    }
  }

  boolean isClean() {
    return findings.isEmpty();
  }

  String summary() {
    return "rounds=%s acknowledged=%s unanswered=%s checks=%s lost=%s double_spent=%s resurrected=%s"
        .formatted(
            rounds,
            acknowledged,
            unanswered,
            checks,
            count(Broken.LOST),
            count(Broken.DOUBLE_SPENT),
            count(Broken.RESURRECTED));
  }

  /// The summary and every finding.
  @Override
  public String toString() {
    var text = new StringBuilder(summary());
    findings.forEach(
        finding -> text.append('\n').append(finding.broken()).append(' ').append(finding.what()));
    return text.toString();
  }

  private long count(Broken broken) {
    return findings.stream().filter(finding -> finding.broken() == broken).count();
  }
}
