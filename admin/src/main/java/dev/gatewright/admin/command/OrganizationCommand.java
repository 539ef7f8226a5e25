package dev.gatewright.admin.command;

import dev.gatewright.admin.command.AdminCommand.IssuerCommand;
import dev.gatewright.admin.command.AdminCommand.Query;
import dev.gatewright.identity.MembershipStatus;
import dev.gatewright.identity.Organization;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.OrganizationStatus;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.people.MemberTable.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// About organizations and who belongs to them.
public sealed interface OrganizationCommand extends IssuerCommand {
  OrganizationId organization();

  /// Whether it is about what is inside the organization, and so for whoever administers it alone.
  /// How far a change may go is looked at where it is made.
  default boolean isInside() {
    return switch (this) {
      case ShowOrganization _,
          ListMembers _,
          ShowMember _,
          ChangeMember _,
          DropMember _,
          DomainCommand _,
          InvitationCommand _,
          ListOrganizationActivity _ ->
          true;
      case DeclareOrganization _,
          CreateOrganization _,
          ChangeOrganization _,
          RemoveOrganization _,
          AddMember _,
          DeclareMember _,
          RemoveMember _ ->
          false;
    };
  }

  record ShowOrganization(IssuerId issuer, OrganizationId organization)
      implements OrganizationCommand, Query {}

  record DeclareOrganization(IssuerId issuer, Organization value, String declaration)
      implements OrganizationCommand {
    @Override
    public OrganizationId organization() {
      return value.id();
    }
  }

  /// Adds one that no file says anything of.
  record CreateOrganization(IssuerId issuer, Organization value) implements OrganizationCommand {
    @Override
    public OrganizationId organization() {
      return value.id();
    }
  }

  /// Writes what is named. Where `seen` is there, only if it is as it was when it was last changed
  /// at that time.
  record ChangeOrganization(
      IssuerId issuer,
      OrganizationId organization,
      Optional<String> name,
      Optional<OrganizationStatus> status,
      Optional<Instant> seen)
      implements OrganizationCommand {}

  record RemoveOrganization(IssuerId issuer, OrganizationId organization, Optional<Instant> seen)
      implements OrganizationCommand {
    public RemoveOrganization(IssuerId issuer, OrganizationId organization) {
      this(issuer, organization, Optional.empty());
    }
  }

  /// Makes somebody a member who is none.
  record AddMember(
      IssuerId issuer,
      OrganizationId organization,
      UserRef user,
      Optional<String> title,
      List<String> scopes)
      implements OrganizationCommand {
    public AddMember {
      scopes = List.copyOf(scopes);
    }
  }

  record DeclareMember(
      IssuerId issuer,
      OrganizationId organization,
      String email,
      Optional<String> title,
      List<String> scopes,
      MembershipStatus status,
      String declaration)
      implements OrganizationCommand {
    public DeclareMember {
      scopes = List.copyOf(scopes);
    }
  }

  record RemoveMember(IssuerId issuer, OrganizationId organization, String email)
      implements OrganizationCommand {}

  /// Members in the order of their addresses, after `after`.
  record ListMembers(IssuerId issuer, OrganizationId organization, Optional<String> after, int most)
      implements OrganizationCommand, Query {}

  /// Somebody who belongs to it.
  record ShowMember(IssuerId issuer, OrganizationId organization, UserId member)
      implements OrganizationCommand, Query {}

  /// Makes somebody's place this. A member who administers the organization does so within what
  /// they hold themselves.
  record ChangeMember(IssuerId issuer, OrganizationId organization, UserId member, Change change)
      implements OrganizationCommand {}

  /// Takes somebody out, as above.
  record DropMember(IssuerId issuer, OrganizationId organization, UserId member)
      implements OrganizationCommand {}

  /// What happened in the organization, the last first, before the event of this number.
  record ListOrganizationActivity(
      IssuerId issuer, OrganizationId organization, Optional<Long> before, int most)
      implements OrganizationCommand, Query {}

  /// About those whom an organization asks for.
  sealed interface InvitationCommand extends OrganizationCommand {}

  record ListInvitations(IssuerId issuer, OrganizationId organization)
      implements InvitationCommand, Query {}

  /// Asks for whoever reads mail at an address, by mail in this language. A member who administers
  /// the organization gives what they hold themselves.
  record InviteMember(
      IssuerId issuer,
      OrganizationId organization,
      String email,
      Optional<String> title,
      List<String> scopes,
      String language)
      implements InvitationCommand {
    public InviteMember {
      scopes = List.copyOf(scopes);
    }
  }

  /// Mails one that waits once more, with another link.
  record ResendInvitation(
      IssuerId issuer, OrganizationId organization, LinkId invitation, String language)
      implements InvitationCommand {}

  record RevokeInvitation(IssuerId issuer, OrganizationId organization, LinkId invitation)
      implements InvitationCommand {}

  /// About the mail domains of an organization.
  sealed interface DomainCommand extends OrganizationCommand {}

  record ListDomains(IssuerId issuer, OrganizationId organization)
      implements DomainCommand, Query {}

  /// Says that a domain is the organization's, which a record in the DNS has to show.
  record ClaimDomain(IssuerId issuer, OrganizationId organization, String domain)
      implements DomainCommand {}

  /// Looks whether the record is there.
  record VerifyDomain(IssuerId issuer, OrganizationId organization, String domain)
      implements DomainCommand {}

  record RemoveDomain(IssuerId issuer, OrganizationId organization, String domain)
      implements DomainCommand {}
}
