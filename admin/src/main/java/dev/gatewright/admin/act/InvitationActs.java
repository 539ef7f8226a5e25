package dev.gatewright.admin.act;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.Done;
import dev.gatewright.admin.command.AdminResult.Refused;
import dev.gatewright.admin.command.OrganizationCommand.InvitationCommand;
import dev.gatewright.admin.command.OrganizationCommand.InviteMember;
import dev.gatewright.admin.command.OrganizationCommand.ListInvitations;
import dev.gatewright.admin.command.OrganizationCommand.ResendInvitation;
import dev.gatewright.admin.command.OrganizationCommand.RevokeInvitation;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.identity.Organization;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.join.LinkAddresses;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.MemberInvitation;
import dev.gatewright.identity.store.Invitations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Asks for people by mail. Nothing that is answered here tells who has an account, but for members
/// whom an administrator sees in the list anyway.
final class InvitationActs {
  private static final Duration LIFETIME = Duration.ofDays(7);

  private final Holdings holdings;

  InvitationActs(Holdings holdings) {
    this.holdings = holdings;
  }

  AdminResult run(InvitationCommand command, Acting by) {
    var tenant = new TenantId(command.issuer().value());
    var organization = command.organization();
    return Administering.refusal(holdings, command.issuer(), organization, by)
        .<AdminResult>map(Refused::new)
        .orElseGet(() -> run(command, tenant, organization, by));
  }

  private AdminResult run(
      InvitationCommand command, TenantId tenant, OrganizationId organization, Acting by) {
    return switch (command) {
      case ListInvitations _ ->
          new AdminResult.Invitations(invitations().pending(tenant, organization, by.at()));
      case InviteMember invite when Places.unfit(invite.title(), invite.scopes()).isPresent() ->
          new Refused(Places.unfit(invite.title(), invite.scopes()).orElseThrow());
      case InviteMember invite
          when Administering.exceeds(
              holdings, invite.issuer(), organization, invite.scopes(), by) ->
          new Refused(new Refusal.NotAllowed());
      case InviteMember invite ->
          MailAddress.parse(invite.email())
              .map(to ->
                  send(
                      invite,
                      to,
                      new Offer(invite.title(), invite.scopes()),
                      invite.language(),
                      by))
              .orElseGet(() -> new Refused(new Refusal.NoAddress(invite.email())));
      case ResendInvitation(var _, var _, var id, var language) ->
          waiting(tenant, organization, id, by)
              .map(one ->
                  send(command, one.address(), new Offer(one.title(), one.scopes()), language, by))
              .orElseGet(() -> new Refused(new Refusal.NoSuchInvitation(id.value())));
      case RevokeInvitation(var _, var _, var id) ->
          invitations()
                  .revoke(tenant, organization, id, Administering.administrator(by), by.people())
              ? new Done()
              : new Refused(new Refusal.NoSuchInvitation(id.value()));
    };
  }

  private Optional<MemberInvitation> waiting(
      TenantId tenant, OrganizationId organization, LinkId id, Acting by) {
    return invitations().pending(tenant, organization, by.at()).stream()
        .filter(one -> one.id().equals(id))
        .findFirst();
  }

  /// The place that whoever is asked for would have.
  private record Offer(Optional<String> title, List<String> scopes) {}

  private AdminResult send(
      InvitationCommand command, MailAddress to, Offer offer, String language, Acting by) {
    var tenant = new TenantId(command.issuer().value());
    var organization = holdings.store().organizations().find(tenant, command.organization());
    var issuer = holdings.store().issuers().find(command.issuer());
    if (organization.isEmpty() || issuer.isEmpty()) {
      return new Refused(new Refusal.NoSuchOrganization(command.organization().value()));
    }
    var inviter = Administering.administrator(by);
    var token = LinkToken.generate(holdings.random());
    var invitation =
        new MemberInvitation(
            token.id(),
            command.organization(),
            to,
            offer.title(),
            offer.scopes(),
            inviter,
            inviter.flatMap(user -> name(tenant, user)),
            inviter.isEmpty() ? Optional.of(by.actor().means()) : Optional.empty(),
            by.at(),
            by.at().plus(LIFETIME));
    var url = LinkAddresses.at(issuer.get().url(), LinkPurpose.MEMBERSHIP, token);
    var mail = mail(invitation, organization.get(), url, language);
    return switch (invitations()
        .invite(tenant, invitation, token.secretHash(), mail, by.people())) {
      case INVITED -> new Done();
      case NOT_ALLOWED -> new Refused(new Refusal.NotAllowed());
      case MEMBER_ALREADY -> new Refused(new Refusal.MemberAlready(to.value()));
      case ENOUGH -> new Refused(new Refusal.EnoughInvitations());
    };
  }

  private static Mail mail(
      MemberInvitation invitation, Organization organization, Secret url, String language) {
    var content =
        new Mail.Content.Link(
            LinkPurpose.MEMBERSHIP,
            Optional.of(url),
            Optional.empty(),
            invitation.expiresAt(),
            Optional.of(organization.name()),
            invitation.inviterName());
    return new Mail(invitation.address(), Optional.empty(), language, content, Optional.empty());
  }

  private Optional<String> name(TenantId tenant, UserId user) {
    return holdings.store().users().findById(tenant, user).map(InvitationActs::named);
  }

  /// By name and address, or by the address alone where no name is said: a name alone is whatever
  /// somebody calls themselves.
  private static String named(User inviter) {
    var address = inviter.emailAsTyped();
    return inviter
        .claims()
        .one("name")
        .filter(String.class::isInstance)
        .map(name -> name + " (" + address + ")")
        .orElse(address);
  }

  private Invitations invitations() {
    return new MemberInvitations(holdings.store(), holdings.sealed());
  }
}
