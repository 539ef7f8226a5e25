package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminCommand.ShowStatistics;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.account.When;
import dev.gatewright.server.pages.console.ConsoleSection;
import dev.gatewright.server.pages.console.IssuerView;
import dev.gatewright.server.pages.plot.Plot;
import dev.gatewright.store.statistics.CountKind;
import dev.gatewright.store.statistics.Statistics;
import dev.gatewright.store.statistics.Statistics.Series;
import dev.gatewright.store.statistics.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How often what happened at an issuer, drawn.
final class Charts {
  /// Those of what people do stand before what became of it.
  private static final List<CountKind> ORDER =
      List.of(
          CountKind.SIGN_IN,
          CountKind.SIGN_IN_FAILED,
          CountKind.TOKEN,
          CountKind.ACTIVE_SESSIONS,
          CountKind.NEW_USER,
          CountKind.REFUSAL,
          CountKind.MAIL,
          CountKind.HOOK);

  private final ConsoleDesk desk;

  Charts(ConsoleDesk desk) {
    this.desk = desk;
  }

  /// Of the last day, or of the last month where the address says so.
  Optional<IssuerView.Charts> of(ConsoleVisit visit) {
    var step = visit.asked(IssuerView.STEP_FIELD).flatMap(Step::parse).orElse(Step.HOUR);
    var asked = new ShowStatistics(visit.issuerId(), Optional.empty(), Optional.empty(), step);
    return desk.see(visit, asked, AdminResult.StatisticsShown.class)
        .map(shown -> charts(visit, shown.statistics()));
  }

  private static IssuerView.Charts charts(ConsoleVisit visit, Statistics statistics) {
    var when = visit.frame(ConsoleSection.OVERVIEW).when();
    var times = times(visit.page(), when, statistics);
    var plots = new ArrayList<Plot>();
    for (var kind : ORDER) {
      var series = statistics.series().stream().filter(one -> one.kind() == kind).toList();
      if (series.stream().anyMatch(one -> one.total() > 0)) {
        plots.add(plot(visit.page(), kind, times, series));
      }
    }
    return new IssuerView.Charts(
        plots,
        statistics.step() == Step.HOUR,
        visit.link(visit.at("")),
        visit.link(visit.at("", IssuerView.STEP_FIELD, Step.DAY.word())));
  }

  private static List<String> times(PageContext page, When when, Statistics statistics) {
    return statistics.times().stream()
        .map(time -> name(page, when, statistics.step(), time))
        .toList();
  }

  /// Days are those of UTC, whatever the zone of the page is.
  private static String name(PageContext page, When when, Step step, Instant time) {
    return step == Step.HOUR
        ? when.hour(page.messages(), time)
        : When.UTC.shortDay(page.messages(), time);
  }

  private static Plot plot(
      PageContext page, CountKind kind, List<String> times, List<Series> series) {
    var word = kind.word();
    var title = page.messages().text("console.chart." + word);
    var lines =
        series.stream()
            .filter(one -> one.total() > 0)
            .map(one -> new Plot.Line(label(page, one), one.counts()))
            .toList();
    return new Plot(
        "chart-" + word.replace('_', '-'),
        title,
        page.messages().text("console.chart." + word + "_lead"),
        kind.isGauge() ? Plot.Kind.LINES : Plot.Kind.BARS,
        times,
        Plot.most(lines, page.text("console.chart.others")),
        new Plot.Words(page.text("console.chart.table"), page.text("console.chart.time")));
  }

  /// Methods have names; codes of reasons and types of grants are names themselves.
  private static String label(PageContext page, Series series) {
    return page.messages().find("console.chart.label." + series.label()).orElse(series.label());
  }
}
