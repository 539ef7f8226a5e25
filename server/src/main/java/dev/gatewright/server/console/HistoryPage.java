package dev.gatewright.server.console;

import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.ShownSecret;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import dev.gatewright.server.pages.console.HistoryBackView;
import dev.gatewright.server.pages.console.HistoryView;
import dev.gatewright.server.pages.console.SecretView;
import dev.gatewright.server.tenants.Applied;
import dev.gatewright.server.tenants.IssuerHistory;
import dev.gatewright.server.tenants.IssuerHistory.Way;
import dev.gatewright.server.tenants.SettingsDesk;
import dev.gatewright.server.tenants.ToldChange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What became of an issuer's settings, and the way back, which is shown before it is gone.
final class HistoryPage {
  static final String PATH = "/settings/history";

  private static final String BACK = "/settings/history/back";
  private static final String NUMBER = "number";
  private static final String BEFORE = "before";
  private static final int MOST_LISTED = 50;

  private final ConsoleDesk desk;
  private final IssuerHistory history;
  private final ConsolePages pages;

  HistoryPage(ConsoleDesk desk, SettingsDesk settings, ConsolePages pages) {
    this.desk = desk;
    this.history = settings.history();
    this.pages = pages;
  }

  List<ConsoleRoute> routes() {
    return List.of(
        ConsoleRoute.issuer(PATH, Permission.ISSUERS_READ, this::show),
        ConsoleRoute.issuer(BACK, Permission.SETTINGS_WRITE, this::ask)
            .acting(this::go)
            .provedNow("history"));
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return SettingsPage.with(desk, visit, _ -> listed(visit));
  }

  private ConsoleAnswer listed(ConsoleVisit visit) {
    var before = number(visit.asked(BEFORE));
    var found = history.list(visit.issuerId(), before.orElse(Long.MAX_VALUE), MOST_LISTED + 1);
    boolean more = found.size() > MOST_LISTED;
    var told = more ? found.subList(0, MOST_LISTED) : found;
    var view =
        new HistoryView(
            visit
                .frame(ConsoleSection.SETTINGS)
                .below(visit.page().text("console.history"), visit.link(visit.at(PATH))),
            told.stream()
                .filter(entry -> entry.isFor(visit::may))
                .map(entry -> line(visit, entry))
                .toList(),
            before.map(_ -> visit.link(visit.at(PATH))),
            more
                ? Optional.of(
                    visit.link(visit.at(PATH, BEFORE, Long.toString(told.getLast().number()))))
                : Optional.empty(),
            more || told.isEmpty() || told.getLast().isBeginning()
                ? Optional.empty()
                : back(visit, told.getLast().number() - 1));
    return ConsoleAnswer.shown(pages.history(view, visit.page()));
  }

  private static Optional<Long> number(Optional<String> text) {
    return text.filter(it -> it.matches("[0-9]{1,18}")).map(Long::parseLong);
  }

  private static Optional<PageLink> back(ConsoleVisit visit, long number) {
    return visit.may(Permission.SETTINGS_WRITE)
        ? Optional.of(visit.link(visit.at(BACK, NUMBER, Long.toString(number))))
        : Optional.empty();
  }

  private static HistoryView.Line line(ConsoleVisit visit, IssuerHistory.Told entry) {
    return new HistoryView.Line(
        entry.number(),
        entry.at(),
        entry.by(),
        "console.history.face." + entry.face().word(),
        action(entry.change()),
        entry.change().subject(),
        entry.change().details(),
        back(visit, entry.number()));
  }

  private static String action(ToldChange change) {
    return "console.history." + change.kind().name().toLowerCase(Locale.ROOT);
  }

  private ConsoleAnswer ask(ConsoleVisit visit) {
    return number(visit.asked(NUMBER))
        .map(to -> answer(visit, to, history.way(visit.actor(), visit.issuerId(), to), List.of()))
        .orElseGet(ConsoleAnswer.Missing::new);
  }

  private ConsoleAnswer go(ConsoleVisit visit, Parameters fields) {
    var to = number(visit.asked(NUMBER));
    var seen = number(fields.first(HistoryBackView.SEEN_FIELD));
    if (to.isEmpty() || seen.isEmpty()) {
      return new ConsoleAnswer.Missing();
    }
    var gone = history.go(visit.actor(), visit.issuerId(), to.get(), seen);
    desk.settle();
    if (gone instanceof Way.Refused(var _, Refusal.ChangedMeanwhile why)) {
      var now = history.way(visit.actor(), visit.issuerId(), to.get());
      var problem = RefusalText.of(why, visit.page().messages());
      return answer(visit, to.get(), now, List.of(problem));
    }
    return answer(visit, to.get(), gone, List.of());
  }

  private ConsoleAnswer answer(ConsoleVisit visit, long to, Way way, List<String> problems) {
    return switch (way) {
      case Way.Unknown() -> new ConsoleAnswer.Missing();
      case Way.Refused(var _, var why) -> new ConsoleAnswer.Refused(why);
      case Way.Blocked(var why) ->
          ConsoleAnswer.wrong(form(visit, to, 0, List.of(), List.of(), why));
      case Way.Leads(var changes, var notes, var latest) -> {
        var html = form(visit, to, latest, changes, notes, problems);
        yield problems.isEmpty() ? ConsoleAnswer.shown(html) : ConsoleAnswer.wrong(html);
      }
      case Way.Gone(var applied, var _, var latest) -> gone(visit, to, applied, latest);
    };
  }

  private ConsoleAnswer gone(ConsoleVisit visit, long to, Applied applied, long latest) {
    if (!applied.secrets().isEmpty()) {
      var lines =
          applied.secrets().stream()
              .flatMap(made ->
                  Stream.of(
                      new SecretView.Line("console.client.id", new ShownSecret(made.holder())),
                      new SecretView.Line(
                          "console.client.secret_itself", new ShownSecret(made.value().reveal()))))
              .toList();
      var view =
          new SecretView(
              visit.frame(ConsoleSection.SETTINGS),
              "console.history.secrets",
              "console.history.secrets_lead",
              visit.issuerId().value(),
              lines,
              visit.link(visit.at(PATH)));
      return ConsoleAnswer.shown(pages.secret(view, visit.page()));
    }
    var refused =
        applied.refused().stream()
            .map(not -> visit.page().text("console.history.not_done", not.change().subject()))
            .toList();
    return refused.isEmpty()
        ? ConsoleAnswer.done(visit.at(PATH), ConsoleNotice.WENT_BACK)
        : ConsoleAnswer.wrong(form(visit, to, latest, List.of(), List.of(), refused));
  }

  private byte[] form(
      ConsoleVisit visit,
      long to,
      long latest,
      List<ToldChange> changes,
      List<String> notes,
      List<String> problems) {
    var here = visit.link(visit.at(BACK, NUMBER, Long.toString(to)));
    var view =
        new HistoryBackView(
            visit
                .frame(ConsoleSection.SETTINGS)
                .below(visit.page().text("console.history"), visit.link(visit.at(PATH))),
            here,
            to,
            latest,
            changes.stream()
                .map(change ->
                    new HistoryBackView.Change(action(change), change.subject(), change.details()))
                .toList(),
            notes,
            problems);
    return pages.historyBack(view, visit.page());
  }
}
