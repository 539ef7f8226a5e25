package dev.gatewright.server.api;

import dev.gatewright.admin.command.AdminCommand.ListOrganizations;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.OrganizationCommand.ChangeMember;
import dev.gatewright.admin.command.OrganizationCommand.ClaimDomain;
import dev.gatewright.admin.command.OrganizationCommand.DropMember;
import dev.gatewright.admin.command.OrganizationCommand.InviteMember;
import dev.gatewright.admin.command.OrganizationCommand.ListDomains;
import dev.gatewright.admin.command.OrganizationCommand.ListInvitations;
import dev.gatewright.admin.command.OrganizationCommand.ListMembers;
import dev.gatewright.admin.command.OrganizationCommand.RemoveDomain;
import dev.gatewright.admin.command.OrganizationCommand.RevokeInvitation;
import dev.gatewright.admin.command.OrganizationCommand.ShowOrganization;
import dev.gatewright.admin.command.OrganizationCommand.VerifyDomain;
import dev.gatewright.admin.command.Part;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.identity.DomainClaim;
import dev.gatewright.identity.MembershipStatus;
import dev.gatewright.identity.Organization;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.OrganizationStatus;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.mail.MemberInvitation;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import dev.gatewright.store.people.MemberTable.Change;
import dev.gatewright.store.people.MemberTable.Member;
import dev.gatewright.store.sql.Mark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Organizations, who belongs to them, whom they ask for, and their mail domains.
final class OrganizationsApi {
  private static final String ORGANIZATIONS = AdminCall.ISSUER_PATH + "/organizations";
  private static final String ORGANIZATION = ORGANIZATIONS + "/{organization}";
  private static final String MEMBERS = ORGANIZATION + "/members";
  private static final String INVITATIONS = ORGANIZATION + "/invitations";
  private static final String DOMAINS = ORGANIZATION + "/domains";

  private static final Document NAMED =
      Document.of(
          "Organization",
          Field.required("id", Shapes.TEXT, "what addresses and tokens name it by"),
          Field.required("name", Shapes.TEXT, "what people call it"),
          Field.required(
              "status",
              Shapes.words(OrganizationStatus.values()),
              "whether anything counts of it"));

  private static final Shape STATUS = Shapes.words(MembershipStatus.values());

  private static final Document MEMBER =
      Document.of(
          "Member",
          Field.required("user", Shapes.TEXT, "the id of the person"),
          Field.required("email", Shapes.TEXT, "their address"),
          Field.optional("title", Shapes.TEXT, "what they are there"),
          Field.required("scopes", Shapes.TEXTS, "what they may there"),
          Field.required("status", STATUS, "whether it counts"),
          Field.required("joined_at", Shapes.MOMENT, "since when"));

  private static final Document INVITATION =
      Document.of(
          "Invitation",
          Field.required("id", Shapes.TEXT, "what addresses name it by"),
          Field.required("email", Shapes.TEXT, "where it was mailed"),
          Field.optional("title", Shapes.TEXT, "what they would be"),
          Field.required("scopes", Shapes.TEXTS, "what they would be let do"),
          Field.optional("inviter", Shapes.TEXT, "the id of the member who asks"),
          Field.required("created_at", Shapes.MOMENT, "when it was mailed"),
          Field.required("expires_at", Shapes.MOMENT, "until when it can be answered"));

  private static final Document DOMAIN =
      Document.of(
          "Domain",
          Field.required("domain", Shapes.TEXT, "what is behind the @"),
          Field.required(
              "state", Shapes.TEXT, "whether the DNS shows that it is the organization's"),
          Field.required("record_name", Shapes.TEXT, "where the TXT record has to stand"),
          Field.required("record_value", Shapes.TEXT, "what it has to say"),
          Field.required("claimed_at", Shapes.MOMENT, "since when"),
          Field.optional("proved_at", Shapes.MOMENT, "when the record was last seen"));

  private final AdminDesk desk;
  private final boolean mails;

  OrganizationsApi(AdminDesk desk, boolean mails) {
    this.desk = desk;
    this.mails = mails;
  }

  List<Endpoint> endpoints() {
    var read = Permission.ORGANIZATIONS_READ;
    var write = Permission.ORGANIZATIONS_WRITE;
    return List.of(
        Endpoint.get(
                ORGANIZATIONS, read, "The organizations of the issuer", new Told.Several(NAMED))
            .asking(AdminCall.LIMIT, AdminCall.CURSOR)
            .by(call -> Cursor.part(call, "organizations", part -> list(call, part))),
        Endpoint.get(ORGANIZATION, read, "An organization", new Told.One(NAMED))
            .by(call -> in(call, id -> show(call, id))),
        Endpoint.get(MEMBERS, read, "Its members, by address", new Told.Several(MEMBER))
            .asking(AdminCall.LIMIT, AdminCall.CURSOR)
            .by(call -> in(call, id -> members(call, id))),
        Endpoint.of(
                "PATCH",
                MEMBERS + "/{user}",
                write,
                "Gives a member another place (`scopes`, with `title`), or another `status`",
                new Told.Nothing())
            .taking(
                Field.optional("title", Shapes.TEXT, "none where `scopes` come without it"),
                Field.optional("scopes", Shapes.TEXTS, "all that they may from now on"),
                Field.optional("status", STATUS, "not together with the others"))
            .by(call -> ofMember(call, (id, user) -> change(call, id, user))),
        Endpoint.delete(MEMBERS + "/{user}", write, "Takes somebody out")
            .by(call ->
                ofMember(
                    call, (id, user) -> desk.act(call, new DropMember(call.issuer(), id, user)))),
        Endpoint.get(
                INVITATIONS, read, "Whom the organization asks for", new Told.Several(INVITATION))
            .asking(AdminCall.LIMIT, AdminCall.CURSOR)
            .by(call ->
                in(
                    call,
                    id -> Cursor.part(call, "invitations", part -> invitations(call, id, part)))),
        Endpoint.post(INVITATIONS, write, "Asks for somebody by mail", new Told.Nothing())
            .taking(
                Field.required("email", Shapes.TEXT, "where it is mailed"),
                Field.optional("title", Shapes.TEXT, "what they would be"),
                Field.optional("scopes", Shapes.TEXTS, "what they would be let do"),
                Field.optional("language", Shapes.TEXT, "of the mail; `en` where it is not said"))
            .refusing(AdminProblem.NO_MAIL, AdminProblem.MEMBER_ALREADY, AdminProblem.TOO_MANY)
            .by(call -> in(call, id -> invite(call, id))),
        Endpoint.delete(INVITATIONS + "/{invitation}", write, "Takes an invitation back")
            .by(call -> in(call, id -> uninvite(call, id))),
        Endpoint.get(DOMAINS, read, "Its mail domains", new Told.Several(DOMAIN))
            .asking(AdminCall.LIMIT, AdminCall.CURSOR)
            .by(call ->
                in(call, id -> Cursor.part(call, "domains", part -> domains(call, id, part)))),
        Endpoint.post(
                DOMAINS,
                write,
                "Claims a domain; answers with what has to stand in the DNS",
                new Told.Made(DOMAIN))
            .taking(Field.required("domain", Shapes.TEXT, "as after the @ of an address"))
            .refusing(
                AdminProblem.DOMAIN_PUBLIC, AdminProblem.TOO_MANY, AdminProblem.CHANGED_MEANWHILE)
            .by(call -> in(call, id -> claim(call, id))),
        Endpoint.post(
                DOMAINS + "/{domain}/verify",
                write,
                "Looks whether the record is there",
                new Told.Nothing())
            .refusing(
                AdminProblem.DOMAIN_NOT_PROVED,
                AdminProblem.DOMAIN_UNANSWERED,
                AdminProblem.DOMAIN_TAKEN,
                AdminProblem.TOO_SOON)
            .by(call ->
                in(
                    call,
                    id ->
                        desk.act(
                            call, new VerifyDomain(call.issuer(), id, call.variable("domain"))))),
        Endpoint.delete(DOMAINS + "/{domain}", write, "Claims it no more")
            .by(call ->
                in(
                    call,
                    id ->
                        desk.act(
                            call, new RemoveDomain(call.issuer(), id, call.variable("domain"))))));
  }

  private static HttpResponse in(AdminCall call, Function<OrganizationId, HttpResponse> use) {
    return OrganizationId.parse(call.variable("organization"))
        .map(use)
        .orElseGet(AdminProblem.NOT_FOUND::response);
  }

  private static <T> HttpResponse page(
      String list,
      Part part,
      List<T> all,
      Function<T, Mark> mark,
      Function<T, Map<String, Object>> told) {
    var found = part.behind(all, mark);
    return JsonAnswers.list(
        part.of(found).stream().map(told).toList(),
        Cursor.behind(list, part.of(found), part.isCut(found), mark));
  }

  private static HttpResponse ofMember(
      AdminCall call, BiFunction<OrganizationId, UserId, HttpResponse> use) {
    return in(
        call,
        id ->
            call.user()
                .map(user -> use.apply(id, user))
                .orElseGet(AdminProblem.NOT_FOUND::response));
  }

  private HttpResponse list(AdminCall call, Part part) {
    return desk.ask(
        call,
        new ListOrganizations(call.issuer(), part),
        AdminResult.Organizations.class,
        found ->
            JsonAnswers.list(
                found.organizations().stream().map(OrganizationsApi::told).toList(),
                Cursor.behind(
                    "organizations",
                    found.organizations(),
                    found.more(),
                    one -> Mark.of(one.id().value()))));
  }

  private HttpResponse show(AdminCall call, OrganizationId id) {
    return desk.ask(
        call,
        new ShowOrganization(call.issuer(), id),
        AdminResult.OrganizationShown.class,
        found -> JsonAnswers.of(200, told(found.organization())));
  }

  private static Map<String, Object> told(Organization organization) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", organization.id().value());
    fields.put("name", organization.name());
    fields.put("status", Shapes.word(organization.status()));
    return fields;
  }

  private HttpResponse members(AdminCall call, OrganizationId id) {
    return People.from(
        call,
        after ->
            desk.ask(
                call,
                new ListMembers(call.issuer(), id, after, call.limit()),
                AdminResult.Members.class,
                found ->
                    JsonAnswers.list(
                        found.members().stream().map(OrganizationsApi::told).toList(),
                        People.cursor(
                            found.members().stream().map(Member::user).toList(), found.more()))));
  }

  private static Map<String, Object> told(Member member) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("user", member.user().id().value());
    fields.put("email", member.user().emailAsTyped());
    member.membership().title().ifPresent(title -> fields.put("title", title));
    fields.put("scopes", member.membership().scopes());
    fields.put("status", Shapes.word(member.membership().status()));
    fields.put("joined_at", member.membership().joinedAt().toString());
    return fields;
  }

  private HttpResponse change(AdminCall call, OrganizationId id, UserId user) {
    var body = call.body();
    var scopes = body.texts("scopes");
    var status = body.text("status");
    if (status.isPresent() && (scopes.isPresent() || body.get("title").isPresent())) {
      return AdminProblem.INVALID.of("status");
    }
    if (status.isEmpty() && scopes.isEmpty()) {
      return AdminProblem.MISSING.of("scopes");
    }
    Change change =
        status
            .<Change>map(
                word -> new Change.Turn(MembershipStatus.valueOf(word.toUpperCase(Locale.ROOT))))
            .orElseGet(() -> new Change.Place(body.text("title"), scopes.orElse(List.of())));
    return desk.act(call, new ChangeMember(call.issuer(), id, user, change));
  }

  /// There are at most [dev.gatewright.identity.store.Invitations#MOST], by address.
  private HttpResponse invitations(AdminCall call, OrganizationId id, Part part) {
    return desk.ask(
        call,
        new ListInvitations(call.issuer(), id),
        AdminResult.Invitations.class,
        found ->
            page(
                "invitations",
                part,
                found.invitations(),
                one -> Mark.of(one.address().canonical().value()),
                OrganizationsApi::told));
  }

  private static Map<String, Object> told(MemberInvitation invitation) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", invitation.id().value());
    fields.put("email", invitation.address().value());
    invitation.title().ifPresent(title -> fields.put("title", title));
    fields.put("scopes", invitation.scopes());
    invitation.inviter().ifPresent(user -> fields.put("inviter", user.value()));
    fields.put("created_at", invitation.createdAt().toString());
    fields.put("expires_at", invitation.expiresAt().toString());
    return fields;
  }

  private HttpResponse invite(AdminCall call, OrganizationId id) {
    if (!mails) {
      return AdminProblem.NO_MAIL.response();
    }
    var body = call.body();
    return desk.act(
        call,
        new InviteMember(
            call.issuer(),
            id,
            body.text("email").orElse(""),
            body.text("title"),
            body.texts("scopes").orElse(List.of()),
            body.text("language").orElse("en")));
  }

  private HttpResponse uninvite(AdminCall call, OrganizationId id) {
    return LinkId.parse(call.variable("invitation"))
        .map(link -> desk.act(call, new RevokeInvitation(call.issuer(), id, link)))
        .orElseGet(AdminProblem.NOT_FOUND::response);
  }

  /// There are at most [dev.gatewright.identity.store.Domains#MOST], by name.
  private HttpResponse domains(AdminCall call, OrganizationId id, Part part) {
    return desk.ask(
        call,
        new ListDomains(call.issuer(), id),
        AdminResult.Domains.class,
        found ->
            page(
                "domains",
                part,
                found.claims(),
                one -> Mark.of(one.domain().value()),
                OrganizationsApi::told));
  }

  private static Map<String, Object> told(DomainClaim claim) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("domain", claim.domain().value());
    fields.put("state", claim.status().word());
    fields.put("record_name", claim.recordName());
    fields.put("record_value", claim.recordValue());
    fields.put("claimed_at", claim.claimedAt().toString());
    claim.provedAt().ifPresent(at -> fields.put("proved_at", at.toString()));
    return fields;
  }

  private HttpResponse claim(AdminCall call, OrganizationId id) {
    return desk.ask(
        call,
        new ClaimDomain(call.issuer(), id, call.body().text("domain").orElse("")),
        AdminResult.DomainClaimed.class,
        claimed ->
            JsonAnswers.of(201, told(claimed.claim()))
                .withHeader("Location", call.below(claimed.claim().domain().value())));
  }
}
