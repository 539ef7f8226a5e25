package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.OrganizationCommand.InviteMember;
import dev.gatewright.admin.command.OrganizationCommand.ListInvitations;
import dev.gatewright.admin.command.OrganizationCommand.ResendInvitation;
import dev.gatewright.admin.command.OrganizationCommand.RevokeInvitation;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.mail.MemberInvitation;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.console.ConsoleInvitationsView;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import java.util.List;
import java.util.Optional;

/// Whom an organization asks for, by mail.
final class OrganizationInvitationsPage {
  static final String PATH = "/organization/invitations";

  private final ConsoleDesk desk;
  private final boolean mails;
  private final ConsolePages pages;

  OrganizationInvitationsPage(ConsoleDesk desk, boolean mails, ConsolePages pages) {
    this.desk = desk;
    this.mails = mails;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.organization(PATH, Permission.ORGANIZATIONS_WRITE, this::show)
        .acting(this::act)
        .provedNow("invitations");
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return OneOrganization.with(
        desk, visit, one -> ConsoleAnswer.shown(page(one, "", "", "", Optional.empty())));
  }

  private byte[] page(
      OneOrganization one, String email, String title, String scopes, Optional<String> problem) {
    var visit = one.visit();
    var here = one.at(PATH);
    var waiting =
        desk.see(
                visit,
                new ListInvitations(visit.issuerId(), one.id()),
                AdminResult.Invitations.class)
            .map(AdminResult.Invitations::invitations)
            .orElseGet(List::of);
    var view =
        new ConsoleInvitationsView(
            one.frame(here, "invitations.title"),
            one.link(here),
            mails,
            NewUserPage.isClosed(visit),
            email,
            title,
            scopes,
            problem,
            waiting.stream().map(OrganizationInvitationsPage::line).toList());
    return pages.organizationInvitations(view, visit.page());
  }

  private static ConsoleInvitationsView.Invitation line(MemberInvitation invitation) {
    return new ConsoleInvitationsView.Invitation(
        invitation.id().value(),
        invitation.address().value(),
        invitation.title(),
        invitation.scopes(),
        invitation.inviterName(),
        invitation.expiresAt());
  }

  private ConsoleAnswer act(ConsoleVisit visit, Parameters fields) {
    return OneOrganization.with(desk, visit, one -> act(one, fields));
  }

  private ConsoleAnswer act(OneOrganization one, Parameters fields) {
    var visit = one.visit();
    var revoked = fields.first(ConsoleInvitationsView.REVOKE_FIELD).flatMap(LinkId::parse);
    if (revoked.isPresent()) {
      return ConsoleAnswer.of(
          desk.act(visit, new RevokeInvitation(visit.issuerId(), one.id(), revoked.get())),
          one.at(PATH),
          ConsoleNotice.MEMBER_UNINVITED);
    }
    if (!mails) {
      return ConsoleAnswer.done(one.at(PATH), ConsoleNotice.NOTHING_DONE);
    }
    var language = visit.page().messages().language();
    var resent = fields.first(ConsoleInvitationsView.RESEND_FIELD).flatMap(LinkId::parse);
    if (resent.isPresent()) {
      return ConsoleAnswer.of(
          desk.act(visit, new ResendInvitation(visit.issuerId(), one.id(), resent.get(), language)),
          one.at(PATH),
          ConsoleNotice.MEMBER_INVITED);
    }
    var email = fields.first(ConsoleInvitationsView.EMAIL_FIELD).map(String::strip).orElse("");
    var title = fields.first(ConsoleInvitationsView.TITLE_FIELD).map(String::strip).orElse("");
    var scopes = fields.first(ConsoleInvitationsView.SCOPES_FIELD).map(String::strip).orElse("");
    var invite =
        new InviteMember(
            visit.issuerId(),
            one.id(),
            email,
            OneOrganization.title(title),
            OneOrganization.scopes(scopes),
            language);
    return desk.act(visit, invite)
        .map(why -> {
          var text = RefusalText.of(why, visit.page().messages());
          return ConsoleAnswer.wrong(page(one, email, title, scopes, Optional.of(text)));
        })
        .orElseGet(() -> ConsoleAnswer.done(one.at(PATH), ConsoleNotice.MEMBER_INVITED));
  }
}
