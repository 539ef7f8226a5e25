package dev.gatewright.server.account;

import dev.gatewright.admin.command.OrganizationCommand.InvitationCommand;
import dev.gatewright.admin.command.OrganizationCommand.InviteMember;
import dev.gatewright.admin.command.OrganizationCommand.ResendInvitation;
import dev.gatewright.admin.command.OrganizationCommand.RevokeInvitation;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.account.Administered.Place;
import dev.gatewright.server.config.issuer.JoinKeys;
import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.pages.account.InvitationsView;
import dev.gatewright.server.pages.account.InvitationsView.Problem;
import dev.gatewright.server.pages.account.MemberView.Right;
import dev.gatewright.server.pages.account.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Whom an organization asks for, for a member who looks after it.
final class InvitationsPage {
  static final String BELOW = "/invitations";

  private final AccountDesk desk;
  private final Administered administered;
  private final AccountPages pages;

  InvitationsPage(AccountDesk desk, Administered administered, AccountPages pages) {
    this.desk = desk;
    this.administered = administered;
    this.pages = pages;
  }

  AccountRoute route() {
    return AccountRoute.of(Administered.PATH + BELOW, this::show, this::act).provedNow();
  }

  private AccountAnswer show(AccountVisit visit) {
    return administered.in(
        visit, place -> shown(visit, place, new Typed("", "", Set.of()), Optional.empty()));
  }

  /// What stands in the form.
  private record Typed(String email, String title, Set<String> scopes) {}

  private AccountAnswer shown(
      AccountVisit visit, Place place, Typed typed, Optional<Problem> problem) {
    var rights = new ArrayList<Right>();
    for (var right : new TreeSet<>(place.own().scopes())) {
      var name = InvitationsView.RIGHT_FIELD + rights.size();
      rights.add(new Right(name, right, typed.scopes().contains(right)));
    }
    var view =
        new InvitationsView(
            place.frame(visit),
            visit.link(place.path() + BELOW),
            visit.link(place.path()),
            place.name(),
            desk.invitations(visit, place.organization()).stream()
                .map(one ->
                    new InvitationsView.Invitation(
                        one.id().value(),
                        one.address().value(),
                        one.title(),
                        one.scopes(),
                        one.inviterName(),
                        one.expiresAt()))
                .toList(),
            visit.tenant().settings().get(JoinKeys.SIGNUP) == JoinKeys.Signup.CLOSED,
            typed.email(),
            typed.title(),
            rights,
            problem);
    return new AccountAnswer.Shown(
        problem.isPresent() ? 422 : 200, pages.invitations(view, visit.page()));
  }

  private AccountAnswer act(AccountVisit visit, Parameters fields) {
    return administered.in(visit, place -> act(visit, place, fields));
  }

  private AccountAnswer act(AccountVisit visit, Place place, Parameters fields) {
    var language = visit.page().messages().language();
    var issuer = visit.issuer();
    var organization = place.organization();
    var nothing = new Typed("", "", Set.of());
    var revoked = fields.first(InvitationsView.REVOKE_FIELD).flatMap(LinkId::parse);
    if (revoked.isPresent()) {
      var revoke = new RevokeInvitation(issuer, organization, revoked.get());
      return answer(visit, place, revoke, nothing, Notice.INVITATION_REVOKED);
    }
    var again = fields.first(InvitationsView.RESEND_FIELD).flatMap(LinkId::parse);
    if (again.isPresent()) {
      var resend = new ResendInvitation(issuer, organization, again.get(), language);
      return answer(visit, place, resend, nothing, Notice.INVITED);
    }
    var typed =
        new Typed(
            fields.first(InvitationsView.EMAIL_FIELD).map(String::strip).orElse(""),
            MembersPage.title(fields).orElse(""),
            Set.copyOf(MembersPage.rights(place, fields)));
    var invite =
        new InviteMember(
            issuer,
            organization,
            typed.email(),
            Optional.of(typed.title()).filter(title -> !title.isEmpty()),
            List.copyOf(new TreeSet<>(typed.scopes())),
            language);
    return answer(visit, place, invite, typed, Notice.INVITED);
  }

  private AccountAnswer answer(
      AccountVisit visit, Place place, InvitationCommand command, Typed typed, Notice done) {
    var refused = administered.act(visit, place, command);
    if (refused.isEmpty()) {
      return AccountAnswer.done(place.path() + BELOW, done);
    }
    return problem(refused.get())
        .map(problem -> shown(visit, place, typed, Optional.of(problem)))
        .orElseGet(() -> AccountAnswer.done(place.path() + BELOW, Notice.NOTHING_DONE));
  }

  private static Optional<Problem> problem(Refusal refusal) {
    return switch (refusal) {
      case Refusal.NoAddress _ -> Optional.of(Problem.NO_ADDRESS);
      case Refusal.MemberAlready _ -> Optional.of(Problem.MEMBER);
      case Refusal.EnoughInvitations _ -> Optional.of(Problem.ENOUGH);
      default -> Optional.empty();
    };
  }
}
