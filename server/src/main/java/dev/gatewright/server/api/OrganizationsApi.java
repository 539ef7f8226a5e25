package dev.gatewright.server.api;

import dev.gatewright.admin.command.AdminCommand.ListOrganizations;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.OrganizationCommand.ChangeOrganization;
import dev.gatewright.admin.command.OrganizationCommand.ClaimDomain;
import dev.gatewright.admin.command.OrganizationCommand.CreateOrganization;
import dev.gatewright.admin.command.OrganizationCommand.InviteMember;
import dev.gatewright.admin.command.OrganizationCommand.ListDomains;
import dev.gatewright.admin.command.OrganizationCommand.ListInvitations;
import dev.gatewright.admin.command.OrganizationCommand.RemoveDomain;
import dev.gatewright.admin.command.OrganizationCommand.RemoveOrganization;
import dev.gatewright.admin.command.OrganizationCommand.ResendInvitation;
import dev.gatewright.admin.command.OrganizationCommand.RevokeInvitation;
import dev.gatewright.admin.command.OrganizationCommand.ShowOrganization;
import dev.gatewright.admin.command.OrganizationCommand.VerifyDomain;
import dev.gatewright.admin.command.Part;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.identity.DomainClaim;
import dev.gatewright.identity.Organization;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.OrganizationStatus;
import dev.gatewright.identity.VisibleText;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.mail.MemberInvitation;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import dev.gatewright.store.sql.Mark;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Organizations, who belongs to them, whom they ask for, and their mail domains.
final class OrganizationsApi {
  static final String ORGANIZATIONS = AdminCall.ISSUER_PATH + "/organizations";
  static final String ORGANIZATION = ORGANIZATIONS + "/{organization}";
  private static final String INVITATIONS = ORGANIZATION + "/invitations";
  private static final String DOMAINS = ORGANIZATION + "/domains";

  private static final Shape ORGANIZATION_STATUS = Shapes.words(OrganizationStatus.values());
  private static final String MADE_ID = "org_";
  private static final int ID_BYTES = 16;
  private static final int LONGEST_NAME = 200;

  private static final Document NAMED =
      Document.of(
          "Organization",
          Field.required("id", Shapes.TEXT, "what addresses and tokens name it by"),
          Field.required("name", Shapes.TEXT, "what people call it"),
          Field.required("status", ORGANIZATION_STATUS, "whether anything counts of it"));

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
  private final SecureRandom random;

  OrganizationsApi(AdminDesk desk, boolean mails, SecureRandom random) {
    this.desk = desk;
    this.mails = mails;
    this.random = random;
  }

  List<Endpoint> endpoints() {
    var read = Permission.ORGANIZATIONS_READ;
    var write = Permission.ORGANIZATIONS_WRITE;
    return List.of(
        Endpoint.get(
                ORGANIZATIONS, read, "The organizations of the issuer", new Told.Several(NAMED))
            .asking(AdminCall.LIMIT, AdminCall.CURSOR)
            .by(call -> Cursor.part(call, "organizations", part -> list(call, part))),
        Endpoint.post(ORGANIZATIONS, write, "Makes an organization", new Told.Made(NAMED))
            .taking(
                Field.optional(
                    "id", Shapes.TEXT, "1 to 128 letters, digits and `._:~|-`; made if not said"),
                Field.required("name", Shapes.TEXT, "1 to 200 characters"),
                Field.optional("status", ORGANIZATION_STATUS, "active where it is not said"))
            .refusing(AdminProblem.ID_TAKEN)
            .by(this::create),
        Endpoint.get(ORGANIZATION, read, "An organization", new Told.One(NAMED))
            .onCondition()
            .by(call -> in(call, id -> show(call, id))),
        Endpoint.of("PATCH", ORGANIZATION, write, "Writes what is named", new Told.One(NAMED))
            .taking(
                Field.optional("name", Shapes.TEXT, "1 to 200 characters"),
                Field.optional("status", ORGANIZATION_STATUS, "whether anything counts of it"))
            .onCondition()
            .by(call -> in(call, id -> change(call, id))),
        Endpoint.delete(ORGANIZATION, write, "Removes it, with its places, invitations and domains")
            .onCondition()
            .by(call ->
                in(
                    call,
                    id -> desk.act(call, new RemoveOrganization(call.issuer(), id, call.seen())))),
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
            .refusing(
                AdminProblem.EXCEEDS,
                AdminProblem.NO_MAIL,
                AdminProblem.MEMBER_ALREADY,
                AdminProblem.TOO_MANY)
            .by(call -> in(call, id -> invite(call, id))),
        Endpoint.post(
                INVITATIONS + "/{invitation}/resend",
                write,
                "Mails one that waits once more, with another link and another id",
                new Told.Nothing())
            .taking(Field.optional("language", Shapes.TEXT, "of the mail; `en` where not said"))
            .refusing(AdminProblem.NO_MAIL, AdminProblem.MEMBER_ALREADY, AdminProblem.TOO_MANY)
            .by(call -> in(call, id -> resend(call, id))),
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

  static HttpResponse in(AdminCall call, Function<OrganizationId, HttpResponse> use) {
    return OrganizationId.parse(call.variable("organization"))
        .map(use)
        .orElseGet(AdminProblem.NOT_FOUND::response);
  }

  static <T> HttpResponse page(
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
        found -> shown(200, found));
  }

  private static HttpResponse shown(int status, AdminResult.OrganizationShown shown) {
    return JsonAnswers.of(status, told(shown.organization()))
        .withHeader("ETag", EntityTag.of(shown.changedAt()));
  }

  private HttpResponse create(AdminCall call) {
    var body = call.body();
    var id = body.text("id").map(OrganizationId::parse).orElseGet(() -> Optional.of(made()));
    if (id.isEmpty()) {
      return AdminProblem.INVALID.of("id");
    }
    var name = body.text("name").orElse("");
    if (!VisibleText.isLine(name, LONGEST_NAME)) {
      return AdminProblem.INVALID.of("name");
    }
    var status = body.text("status").map(OrganizationsApi::status);
    var organization = new Organization(id.get(), name, status.orElse(OrganizationStatus.ACTIVE));
    return desk.ask(
        call,
        new CreateOrganization(call.issuer(), organization),
        AdminResult.OrganizationShown.class,
        found ->
            shown(201, found)
                .withHeader("Location", call.below(found.organization().id().value())));
  }

  private OrganizationId made() {
    var bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return new OrganizationId(MADE_ID + HexFormat.of().formatHex(bytes));
  }

  private static OrganizationStatus status(String word) {
    return OrganizationStatus.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private HttpResponse change(AdminCall call, OrganizationId id) {
    var body = call.body();
    return desk.ask(
        call,
        new ChangeOrganization(
            call.issuer(),
            id,
            body.text("name"),
            body.text("status").map(OrganizationsApi::status),
            call.seen()),
        AdminResult.OrganizationShown.class,
        found -> shown(200, found));
  }

  private static Map<String, Object> told(Organization organization) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", organization.id().value());
    fields.put("name", organization.name());
    fields.put("status", Shapes.word(organization.status()));
    return fields;
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

  private HttpResponse resend(AdminCall call, OrganizationId id) {
    if (!mails) {
      return AdminProblem.NO_MAIL.response();
    }
    var language = call.body().text("language").orElse("en");
    return LinkId.parse(call.variable("invitation"))
        .map(link -> desk.act(call, new ResendInvitation(call.issuer(), id, link, language)))
        .orElseGet(AdminProblem.NOT_FOUND::response);
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
