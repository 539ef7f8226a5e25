package dev.gatewright.server.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.admin.command.AccountCommand.KeepAccount;
import dev.gatewright.admin.command.AccountCommand.ShowAccount;
import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminResult.AccountShown;
import dev.gatewright.admin.command.AdminResult.Done;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.protocol.seal.SealType;
import dev.gatewright.protocol.seal.Seals;
import dev.gatewright.server.account.AccountVisit;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.pages.account.LeavingView;
import dev.gatewright.server.pages.account.When;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// All that is left to somebody who asked to be deleted: whoever signs in as them may take it back.
/// No session begins; what was proved is sealed into the form for a few minutes.
final class LeavingPage {
  static final String PATH = AccountVisit.ROOT + "/keep";

  private static final String PROOF_FIELD = "proof";
  private static final Duration PROOF_LASTS = Duration.ofMinutes(10);

  private final Administration administration;
  private final Seals seals;
  private final PageRenderer renderer;
  private final AccountPages pages;
  private final InstantSource clock;

  LeavingPage(
      Administration administration,
      Seals seals,
      PageRenderer renderer,
      AccountPages pages,
      InstantSource clock) {
    this.administration = administration;
    this.seals = seals;
    this.renderer = renderer;
    this.pages = pages;
    this.clock = clock;
  }

  /// For somebody who has just proved to be this person.
  HttpResponse show(Tenant tenant, HttpRequest request, User user) {
    var now = clock.instant();
    var text = PROOF_FIELD + " " + now.toEpochMilli() + " " + user.id().value();
    var proof = seals.seal(tenant.issuer().id(), SealType.ACCOUNT, text.getBytes(UTF_8));
    var view =
        view(
            tenant,
            user,
            Optional.of(new PageLink(tenant.path() + PATH)),
            List.of(new HiddenField(PROOF_FIELD, proof)));
    var context = renderer.context(tenant, request, Optional.empty());
    return renderer.page(tenant, 200, pages.leaving(view, context));
  }

  HttpResponse keep(Tenant tenant, HttpRequest request) {
    var fields = Forms.own(request);
    if (fields.isEmpty()) {
      return renderer.foreignForm(tenant, request);
    }
    var kept =
        fields
            .get()
            .first(PROOF_FIELD)
            .flatMap(proof -> seals.open(tenant.issuer().id(), SealType.ACCOUNT, proof))
            .flatMap(bytes -> proved(new String(bytes, UTF_8)))
            .flatMap(user -> keep(tenant, user));
    if (kept.isEmpty()) {
      // Too late, or too long on the page: whoever signs in again sees how it stands.
      return HttpResponse.redirect(tenant.path() + AccountVisit.ROOT)
          .withHeader("Cache-Control", "no-store");
    }
    var view = view(tenant, kept.get(), Optional.empty(), List.of());
    var context = renderer.context(tenant, request, Optional.empty());
    return renderer.page(tenant, 200, pages.kept(view, context));
  }

  private Optional<UserId> proved(String text) {
    var parts = text.split(" ", 3);
    if (parts.length != 3 || !parts[0].equals(PROOF_FIELD)) {
      return Optional.empty();
    }
    var until = Instant.ofEpochMilli(Long.parseLong(parts[1])).plus(PROOF_LASTS);
    return clock.instant().isBefore(until) ? UserId.parse(parts[2]) : Optional.empty();
  }

  private Optional<User> keep(Tenant tenant, UserId user) {
    var issuer = tenant.issuer().id();
    var actor = new Actor.Person(issuer, user);
    return administration.run(actor, new KeepAccount(issuer, user)) instanceof Done
        ? shown(tenant, user).map(AccountShown::user)
        : Optional.empty();
  }

  private Optional<AccountShown> shown(Tenant tenant, UserId user) {
    var issuer = tenant.issuer().id();
    return administration.run(new Actor.Person(issuer, user), new ShowAccount(issuer, user))
            instanceof AccountShown shown
        ? Optional.of(shown)
        : Optional.empty();
  }

  private LeavingView view(
      Tenant tenant, User user, Optional<PageLink> keep, List<HiddenField> hidden) {
    var at = shown(tenant, user.id()).flatMap(AccountShown::leavesAt).orElseGet(clock::instant);
    return new LeavingView(
        LoginForms.account(user),
        at,
        new When(ZoneId.of("UTC")),
        keep,
        new PageLink(tenant.path() + AccountVisit.ROOT),
        hidden);
  }
}
