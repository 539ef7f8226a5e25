package dev.gatewright.server.account;

import dev.gatewright.admin.command.AdminCommand.AskDeletion;
import dev.gatewright.admin.command.AdminCommand.ExportAccount;
import dev.gatewright.admin.command.AdminCommand.ListActivity;
import dev.gatewright.admin.command.AdminResult.AccountExport;
import dev.gatewright.admin.command.AdminResult.Activity;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.pages.account.DataView;
import dev.gatewright.server.pages.account.LeavingView;
import dev.gatewright.server.pages.account.Notice;
import dev.gatewright.server.pages.account.Section;
import dev.gatewright.store.events.KeptEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A copy of all that is kept of a person, and the end of it.
final class DataPage {
  private static final String PATH = "/data";

  /// Most events in a copy, the newest.
  private static final int MOST_EVENTS = 20_000;

  private static final int AT_ONCE = 500;

  private final AccountDesk desk;
  private final AccountPages pages;

  DataPage(AccountDesk desk, AccountPages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  AccountRoute route() {
    return AccountRoute.of(PATH, this::show, this::act).provedNow();
  }

  private AccountAnswer show(AccountVisit visit) {
    return shown(visit, 200);
  }

  private AccountAnswer shown(AccountVisit visit, int status) {
    var view =
        new DataView(visit.frame(Section.DATA), visit.link(PATH), delay(visit), status != 200);
    return new AccountAnswer.Shown(status, pages.data(view, visit.page()));
  }

  private static Optional<Duration> delay(AccountVisit visit) {
    var settings = visit.tenant().settings();
    return settings.get(IssuerKeys.ACCOUNT_DELETION)
        ? Optional.of(settings.get(IssuerKeys.ACCOUNT_DELETION_AFTER))
        : Optional.empty();
  }

  private AccountAnswer act(AccountVisit visit, Parameters fields) {
    return switch (fields.first(DataView.ACT_FIELD).orElse("")) {
      case DataView.EXPORT -> export(visit);
      case DataView.DELETE ->
          fields.first(DataView.SURE_FIELD).isPresent() ? delete(visit) : shown(visit, 422);
      default -> AccountAnswer.done(PATH, Notice.NOTHING_DONE);
    };
  }

  private AccountAnswer export(AccountVisit visit) {
    var activity = activity(visit);
    var account =
        desk.see(visit, new ExportAccount(visit.issuer(), visit.person()), AccountExport.class);
    return new AccountAnswer.File(
        "account.json", AccountDocument.of(visit, account, activity).json());
  }

  private List<KeptEvent> activity(AccountVisit visit) {
    var all = new ArrayList<KeptEvent>();
    var before = Optional.<Long>empty();
    boolean more = true;
    while (more && all.size() < MOST_EVENTS) {
      var next = new ListActivity(visit.issuer(), visit.person(), before, AT_ONCE);
      var found = desk.see(visit, next, Activity.class);
      all.addAll(found.events());
      more = found.more();
      before = all.isEmpty() ? before : Optional.of(all.getLast().seq());
    }
    return all;
  }

  private AccountAnswer delete(AccountVisit visit) {
    var delay = delay(visit);
    if (delay.isEmpty()) {
      return AccountAnswer.done(PATH, Notice.NOTHING_DONE);
    }
    var due = visit.now().plus(delay.get());
    var way = new Secret(visit.tenant().issuer().url() + AccountVisit.ROOT);
    var mail =
        visit.mail(
            new Mail.Content.Link(
                LinkPurpose.KEEP_ACCOUNT,
                Optional.of(way),
                Optional.empty(),
                due,
                Optional.empty()));
    var ask = new AskDeletion(visit.issuer(), visit.person(), due, mail);
    if (desk.act(visit, ask).isPresent()) {
      return AccountAnswer.done(PATH, Notice.NOTHING_DONE);
    }
    var view =
        new LeavingView(
            visit.account(), due, visit.when(), Optional.empty(), visit.link(""), List.of());
    return new AccountAnswer.Left(pages.leaving(view, visit.page()));
  }
}
