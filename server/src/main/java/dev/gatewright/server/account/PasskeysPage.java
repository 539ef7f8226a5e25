package dev.gatewright.server.account;

import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.identity.passkey.Passkeys;
import dev.gatewright.identity.signin.SignInHandler.Shown;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.ShownSecret;
import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.pages.account.Notice;
import dev.gatewright.server.pages.account.PasskeysView;
import dev.gatewright.server.pages.account.Section;
import java.util.Optional;

/// A person's passkeys: made, named, asked for or not, and taken away.
final class PasskeysPage {
  private static final String PATH = "/security/passkeys";

  private final Factors factors;
  private final ProvidersPage.Connections connections;
  private final PageSeal seal;
  private final AccountPages pages;

  PasskeysPage(Factors factors, ProvidersPage.Connections connections, AccountPages pages) {
    this.factors = factors;
    this.connections = connections;
    this.seal = new PageSeal(factors.seals(), "passkey");
    this.pages = pages;
  }

  AccountRoute route() {
    return AccountRoute.of(PATH, this::show, this::act).provedNow();
  }

  private AccountAnswer show(AccountVisit visit) {
    return shown(visit, 200, false);
  }

  private AccountAnswer shown(AccountVisit visit, int status, boolean failed) {
    var tenant = visit.tenant().id();
    var passkeys =
        factors.passkeys().list(tenant, visit.person()).stream()
            .map(one ->
                new PasskeysView.Passkey(
                    one.id(),
                    one.name(),
                    one.synced(),
                    one.backedUp(),
                    one.demanded(),
                    one.createdAt(),
                    one.usedAt()))
            .toList();
    var asked =
        passkeys.size() < Passkeys.MOST
            ? factors.passkeys().ask(tenant, visit.user(), visit.now())
            : Shown.NOTHING;
    var view =
        new PasskeysView(
            visit.innerFrame(Section.SECURITY),
            visit.link(PATH),
            passkeys,
            asked.text(),
            new ShownSecret(asked.kept().map(kept -> seal.seal(visit, kept)).orElse("")),
            failed);
    return new AccountAnswer.Shown(status, pages.passkeys(view, visit.page()));
  }

  private AccountAnswer act(AccountVisit visit, Parameters fields) {
    var made = fields.first(PasskeysView.MADE_FIELD).filter(json -> !json.isEmpty());
    if (made.isPresent()) {
      return add(visit, made.get(), fields);
    }
    var id = fields.first(PasskeysView.ID_FIELD).orElse("");
    var tenant = visit.tenant().id();
    var by = By.owner(visit.now());
    var done =
        switch (fields.first(PasskeysView.ACT_FIELD).orElse("")) {
          case PasskeysView.RENAME ->
              factors.passkeys().rename(tenant, visit.person(), id, name(fields), by)
                  ? Optional.of(Notice.PASSKEY_RENAMED)
                  : Optional.<Notice>empty();
          case PasskeysView.DEMAND ->
              factors.passkeys().demand(tenant, visit.person(), id, true, by)
                  ? Optional.of(Notice.PASSKEY_DEMANDED)
                  : Optional.<Notice>empty();
          case PasskeysView.OFFER ->
              factors.passkeys().demand(tenant, visit.person(), id, false, by)
                  ? Optional.of(Notice.PASSKEY_OFFERED)
                  : Optional.<Notice>empty();
          case PasskeysView.REMOVE -> Optional.of(remove(visit, id, by));
          default -> Optional.<Notice>empty();
        };
    return AccountAnswer.done(PATH, done.orElse(Notice.NOTHING_DONE));
  }

  private Notice remove(AccountVisit visit, String id, By by) {
    var tenant = visit.tenant();
    var notice = Notices.of(visit, NoticeKind.FACTOR_REMOVED, visit.page().text("passkeys.single"));
    var removal =
        factors
            .passkeys()
            .remove(tenant.id(), visit.person(), id, connections.waysIn(tenant), notice, by);
    return switch (removal) {
      case DONE -> Notice.PASSKEY_REMOVED;
      case NOTHING -> Notice.NOTHING_DONE;
      case LAST -> Notice.LAST_WAY_IN;
    };
  }

  private AccountAnswer add(AccountVisit visit, String json, Parameters fields) {
    var asked = fields.first(PasskeysView.SETUP_FIELD).flatMap(text -> seal.open(visit, text));
    if (asked.isEmpty()) {
      return AccountAnswer.done(PATH, Notice.NOTHING_DONE);
    }
    boolean added =
        factors
            .passkeys()
            .add(
                visit.tenant().id(),
                visit.person(),
                json,
                asked.get(),
                new Passkeys.Wish(name(fields), fields.first(PasskeysView.DEMAND).isPresent()),
                Notices.of(visit, NoticeKind.FACTOR_ADDED, visit.page().text("passkeys.single")),
                By.owner(visit.now()));
    // this page itself asks for the new passkey from now on
    return added ? AccountAnswer.done("/security", Notice.PASSKEY_ADDED) : shown(visit, 422, true);
  }

  private static String name(Parameters fields) {
    return fields.first(PasskeysView.NAME_FIELD).orElse("");
  }
}
