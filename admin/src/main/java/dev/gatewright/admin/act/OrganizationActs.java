package dev.gatewright.admin.act;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.Done;
import dev.gatewright.admin.command.AdminResult.Refused;
import dev.gatewright.admin.command.OrganizationCommand;
import dev.gatewright.admin.command.OrganizationCommand.AddMember;
import dev.gatewright.admin.command.OrganizationCommand.ChangeMember;
import dev.gatewright.admin.command.OrganizationCommand.ChangeOrganization;
import dev.gatewright.admin.command.OrganizationCommand.CreateOrganization;
import dev.gatewright.admin.command.OrganizationCommand.DeclareMember;
import dev.gatewright.admin.command.OrganizationCommand.DeclareOrganization;
import dev.gatewright.admin.command.OrganizationCommand.DomainCommand;
import dev.gatewright.admin.command.OrganizationCommand.DropMember;
import dev.gatewright.admin.command.OrganizationCommand.InvitationCommand;
import dev.gatewright.admin.command.OrganizationCommand.ListMembers;
import dev.gatewright.admin.command.OrganizationCommand.ListOrganizationActivity;
import dev.gatewright.admin.command.OrganizationCommand.RemoveMember;
import dev.gatewright.admin.command.OrganizationCommand.RemoveOrganization;
import dev.gatewright.admin.command.OrganizationCommand.ShowMember;
import dev.gatewright.admin.command.OrganizationCommand.ShowOrganization;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.admin.command.Refusal.NoSuchOrganization;
import dev.gatewright.admin.command.Refusal.NoSuchUser;
import dev.gatewright.admin.command.UserRef;
import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Membership;
import dev.gatewright.identity.MembershipStatus;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.VisibleText;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.people.MemberTable.Change;
import dev.gatewright.store.people.MemberTable.Member;
import dev.gatewright.store.people.OrganizationEditing;
import dev.gatewright.store.people.OrganizationEditing.Outcome;
import dev.gatewright.store.people.OrganizationTable;
import java.util.Optional;
import java.util.stream.Collectors;

/// Adds, changes and removes organizations and memberships.
///
/// The thing itself is written first and the declaration it came from after it. A crash in between
/// leaves a thing that was never declared, which the next plan compares as it is.
final class OrganizationActs {
  private static final int LONGEST_NAME = 200;

  private final Holdings holdings;
  private final Declarations declarations;
  private final DomainActs domains;
  private final InvitationActs invitations;

  OrganizationActs(Holdings holdings) {
    this.holdings = holdings;
    this.declarations = new Declarations(holdings.store());
    this.domains = new DomainActs(holdings);
    this.invitations = new InvitationActs(holdings);
  }

  /// Whoever administers one organization sees that one.
  AdminResult list(AdminCommand.ListOrganizations list, Actor actor) {
    if (actor instanceof Actor.Mandated mandated && mandated.mandate().organization().isPresent()) {
      var own = mandated.mandate().organization().get();
      var found = organizations().find(tenant(list.issuer()), own);
      return new AdminResult.Organizations(found.stream().toList(), false);
    }
    var part = list.part();
    var tenant = tenant(list.issuer());
    var found =
        list.beginning()
            .map(text -> holdings.store().organizations().begun(tenant, text, part.limit()))
            .orElseGet(
                () -> holdings.store().organizations().list(tenant, part.after(), part.limit()));
    return new AdminResult.Organizations(part.of(found), part.isCut(found));
  }

  AdminResult run(OrganizationCommand command, Acting by) {
    return switch (command) {
      case ShowOrganization(var issuer, var organization) ->
          Administering.refusal(holdings, issuer, organization, by)
              .<AdminResult>map(Refused::new)
              .orElseGet(() ->
                  editing()
                      .kept(tenant(issuer), organization)
                      .<AdminResult>map(OrganizationActs::shown)
                      .orElseGet(() -> new Refused(new NoSuchOrganization(organization.value()))));
      case DeclareOrganization(var issuer, var organization, var declaration) -> {
        organizations().declare(tenant(issuer), organization, by.people());
        declarations.organization(issuer, organization.id(), declaration);
        yield new Done();
      }
      case CreateOrganization(var issuer, var organization) ->
          !VisibleText.isLine(organization.name(), LONGEST_NAME)
              ? new Refused(new Refusal.Unfit("name"))
              : editing().create(tenant(issuer), organization, by.people())
                  ? shown(issuer, organization.id())
                  : new Refused(new Refusal.IdTaken(organization.id().value()));
      case ChangeOrganization change -> change(change, by);
      case RemoveOrganization(var issuer, var organization, var seen) -> {
        var outcome = editing().remove(tenant(issuer), organization, seen, by.people());
        if (outcome != Outcome.CHANGED_MEANWHILE) {
          declarations.forgetOrganization(issuer, organization);
        }
        yield of(outcome, organization);
      }
      case AddMember add -> add(add, by);
      case ListMembers list ->
          Administering.refusal(holdings, list.issuer(), list.organization(), by)
              .<AdminResult>map(Refused::new)
              .orElseGet(() -> members(list));
      case ShowMember(var issuer, var organization, var member) ->
          Administering.refusal(holdings, issuer, organization, by)
              .<AdminResult>map(Refused::new)
              .orElseGet(() -> member(tenant(issuer), organization, member));
      case ListOrganizationActivity list ->
          Administering.refusal(holdings, list.issuer(), list.organization(), by)
              .<AdminResult>map(Refused::new)
              .orElseGet(() -> activity(list));
      case ChangeMember(var _, var _, var _, Change.Place(var title, var scopes))
          when Places.unfit(title, scopes).isPresent() ->
          new Refused(Places.unfit(title, scopes).orElseThrow());
      case ChangeMember(var issuer, var organization, var _, Change.Place(var _, var scopes))
          when Administering.exceeds(holdings, issuer, organization, scopes, by) ->
          new Refused(new Refusal.NotAllowed());
      case ChangeMember(var issuer, var organization, var member, var change) ->
          holdings
                  .store()
                  .members()
                  .change(
                      tenant(issuer),
                      organization,
                      member,
                      Administering.administrator(by),
                      change,
                      by.people())
              ? new Done()
              : untouched(member, by);
      case DropMember(var issuer, var organization, var member) -> {
        boolean dropped =
            holdings
                .store()
                .members()
                .remove(
                    tenant(issuer),
                    organization,
                    member,
                    Administering.administrator(by),
                    by.people());
        if (dropped) {
          declarations.forgetMember(issuer, organization, member);
        }
        yield dropped ? new Done() : untouched(member, by);
      }
      case DomainCommand about -> domains.run(about, by);
      case InvitationCommand about -> invitations.run(about, by);
      case DeclareMember member -> declare(member, by);
      case RemoveMember(var issuer, var organization, var email) -> {
        var user = account(issuer, email);
        if (user.isEmpty()) {
          yield new Refused(new NoSuchUser(email));
        }
        organizations().remove(tenant(issuer), organization, user.get().id(), by.people());
        declarations.forgetMember(issuer, organization, user.get().id());
        yield new Done();
      }
    };
  }

  private static AdminResult shown(OrganizationEditing.Kept kept) {
    return new AdminResult.OrganizationShown(kept.organization(), kept.changedAt());
  }

  private AdminResult shown(IssuerId issuer, OrganizationId organization) {
    return editing()
        .kept(tenant(issuer), organization)
        .map(OrganizationActs::shown)
        .orElseGet(() -> new Refused(new NoSuchOrganization(organization.value())));
  }

  private static AdminResult of(Outcome outcome, OrganizationId organization) {
    return switch (outcome) {
      case DONE -> new Done();
      case NO_SUCH_ORGANIZATION -> new Refused(new NoSuchOrganization(organization.value()));
      case CHANGED_MEANWHILE -> new Refused(new Refusal.ChangedMeanwhile());
    };
  }

  private AdminResult change(ChangeOrganization change, Acting by) {
    if (change.name().filter(name -> !VisibleText.isLine(name, LONGEST_NAME)).isPresent()) {
      return new Refused(new Refusal.Unfit("name"));
    }
    var outcome =
        editing()
            .change(
                tenant(change.issuer()),
                change.organization(),
                change.name(),
                change.status(),
                change.seen(),
                by.people());
    return outcome == Outcome.DONE
        ? shown(change.issuer(), change.organization())
        : of(outcome, change.organization());
  }

  private AdminResult add(AddMember add, Acting by) {
    var unfit = Places.unfit(add.title(), add.scopes());
    if (unfit.isPresent()) {
      return new Refused(unfit.get());
    }
    var tenant = tenant(add.issuer());
    var user =
        switch (add.user()) {
          case UserRef.ById(var id) -> holdings.store().users().findById(tenant, id);
          case UserRef.ByAddress(var address) -> account(add.issuer(), address);
        };
    if (user.isEmpty()) {
      return new Refused(new NoSuchUser(add.user().text()));
    }
    var membership =
        new Membership(
            add.organization(),
            user.get().id(),
            add.title(),
            add.scopes(),
            MembershipStatus.ACTIVE,
            by.at());
    return switch (editing().join(tenant, membership, by.people())) {
      case JOINED -> new AdminResult.MemberAdded(new Member(user.get(), membership));
      case MEMBER_ALREADY -> new Refused(new Refusal.MemberAlready(user.get().emailAsTyped()));
      case NO_SUCH_ORGANIZATION -> new Refused(new NoSuchOrganization(add.organization().value()));
    };
  }

  private AdminResult members(ListMembers list) {
    var after = list.after().flatMap(CanonicalEmail::parse);
    var found =
        holdings
            .store()
            .members()
            .list(tenant(list.issuer()), list.organization(), after, list.most() + 1);
    boolean more = found.size() > list.most();
    return new AdminResult.Members(more ? found.subList(0, list.most()) : found, more);
  }

  private AdminResult member(TenantId tenant, OrganizationId organization, UserId id) {
    return holdings
        .store()
        .members()
        .held(tenant, organization, id)
        .flatMap(place ->
            holdings.store().users().findById(tenant, id).map(user -> new Member(user, place)))
        .<AdminResult>map(AdminResult.MemberShown::new)
        .orElseGet(() -> new Refused(new NoSuchUser(id.value())));
  }

  /// Whoever may change every member is told that somebody is none.
  private static AdminResult untouched(UserId member, Acting by) {
    return new Refused(
        Administering.administrator(by).isPresent()
            ? new Refusal.NotAllowed()
            : new NoSuchUser(member.value()));
  }

  private AdminResult activity(ListOrganizationActivity list) {
    var found =
        holdings
            .store()
            .events()
            .ofOrganization(
                list.issuer().value(),
                list.organization().value(),
                list.before().orElse(Long.MAX_VALUE),
                list.most() + 1);
    boolean more = found.size() > list.most();
    var events = more ? found.subList(0, list.most()) : found;
    var people =
        events.stream()
            .flatMap(event -> event.subject().flatMap(UserId::parse).stream())
            .collect(Collectors.toSet());
    var addresses =
        holdings.store().members().addresses(tenant(list.issuer()), list.organization(), people);
    return new AdminResult.OrganizationActivity(events, more, addresses);
  }

  private AdminResult declare(DeclareMember member, Acting by) {
    var user = account(member.issuer(), member.email());
    if (user.isEmpty()) {
      return new Refused(new NoSuchUser(member.email()));
    }
    var membership =
        new Membership(
            member.organization(),
            user.get().id(),
            member.title(),
            member.scopes(),
            member.status(),
            by.at());
    if (!organizations().declare(tenant(member.issuer()), membership, by.people())) {
      return new Refused(new NoSuchOrganization(member.organization().value()));
    }
    declarations.member(
        member.issuer(), member.organization(), user.get().id(), member.declaration());
    return new Done();
  }

  private Optional<User> account(IssuerId issuer, String email) {
    return CanonicalEmail.parse(email)
        .flatMap(canonical -> holdings.store().users().findByEmail(tenant(issuer), canonical));
  }

  private static TenantId tenant(IssuerId issuer) {
    return new TenantId(issuer.value());
  }

  private OrganizationEditing editing() {
    return holdings.store().organizationEditing();
  }

  private OrganizationTable organizations() {
    return holdings.store().organizations();
  }
}
