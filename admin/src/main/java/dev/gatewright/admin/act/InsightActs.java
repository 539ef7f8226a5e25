package dev.gatewright.admin.act;

import dev.gatewright.admin.command.AdminCommand.ExplainRefusal;
import dev.gatewright.admin.command.AdminCommand.InsightCommand;
import dev.gatewright.admin.command.AdminCommand.JudgeRequest;
import dev.gatewright.admin.command.AdminCommand.ListRefusals;
import dev.gatewright.admin.command.AdminCommand.ShowStatistics;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.store.statistics.Step;
import java.time.Duration;
import java.time.Instant;

/// How often what happened, and why requests were refused.
final class InsightActs {
  private final Holdings holdings;

  InsightActs(Holdings holdings) {
    this.holdings = holdings;
  }

  AdminResult run(InsightCommand command, Instant now) {
    var issuer = command.issuer().value();
    return switch (command) {
      case ShowStatistics show -> statistics(show, now);
      case ListRefusals list ->
          new AdminResult.RefusalsListed(
              holdings.store().refusedRequests().latest(issuer, list.most(), now));
      case ExplainRefusal explain ->
          holdings
              .store()
              .refusedRequests()
              .find(issuer, explain.reference(), now)
              .<AdminResult>map(AdminResult.RefusalExplained::new)
              .orElseGet(
                  () -> new AdminResult.Refused(new Refusal.NoSuchReference(explain.reference())));
      case JudgeRequest judge -> judge(judge);
    };
  }

  private AdminResult statistics(ShowStatistics show, Instant now) {
    var to = show.to().orElse(now);
    var from = show.from().orElseGet(() -> to.minus(usual(show.step())));
    return from.isAfter(to)
        ? new AdminResult.Refused(new Refusal.BadPeriod())
        : new AdminResult.StatisticsShown(
            holdings.store().statistics().of(show.issuer().value(), from, to, show.step(), now));
  }

  private static Duration usual(Step step) {
    return switch (step) {
      case HOUR -> Duration.ofHours(23);
      case DAY -> Duration.ofDays(29);
    };
  }

  private AdminResult judge(JudgeRequest judge) {
    return judge.url().length() > JudgeRequest.LONGEST
        ? new AdminResult.Refused(new Refusal.TooLong(JudgeRequest.LONGEST))
        : holdings
            .trial()
            .judge(judge.issuer(), judge.url())
            .<AdminResult>map(AdminResult.RequestJudged::new)
            .orElseGet(() -> new AdminResult.Refused(new Refusal.NeedsServer()));
  }
}
