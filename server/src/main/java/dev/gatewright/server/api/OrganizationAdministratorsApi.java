package dev.gatewright.server.api;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdministratorCommand.InviteAdministrator;
import dev.gatewright.admin.command.AdministratorCommand.ListAdministrators;
import dev.gatewright.admin.command.AdministratorCommand.RevokeAdministrator;
import dev.gatewright.admin.command.AdministratorCommand.RevokeAdministratorInvitation;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Part;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import dev.gatewright.server.tenants.SystemIssuer;
import dev.gatewright.store.admin.KeptAdministrator;
import dev.gatewright.store.admin.KeptAdministratorLink;
import dev.gatewright.store.admin.Reach;
import dev.gatewright.store.sql.Mark;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Who administers one organization, and the links that make somebody do so.
final class OrganizationAdministratorsApi {
  private static final String ADMINISTRATORS = OrganizationsApi.ORGANIZATION + "/administrators";
  private static final String INVITATIONS = ADMINISTRATORS + "/invitations";

  private static final Document ADMINISTRATOR =
      Document.of(
          "OrganizationAdministrator",
          Field.required("id", Shapes.TEXT, "the id of their account for the console"),
          Field.required("email", Shapes.TEXT, "the address of that account"),
          Field.required("active", Shapes.FLAG, "whether the account may act"),
          Field.required("created_at", Shapes.MOMENT, "since when they administer it"),
          Field.required("created_by", Shapes.TEXT, "by whom they were let"));

  private static final Document INVITATION =
      Document.of(
          "OrganizationAdministratorInvitation",
          Field.required("id", Shapes.TEXT, "what addresses name it by"),
          Field.required("created_at", Shapes.MOMENT, "when it was made"),
          Field.required("created_by", Shapes.TEXT, "by whom"),
          Field.required("expires_at", Shapes.MOMENT, "until when the link can be opened"));

  private static final Document MADE =
      INVITATION.and(
          "OrganizationAdministratorInvitationMade",
          Field.required(
              "link",
              Shapes.TEXT,
              "makes whoever opens it an administrator, once; told this once"));

  private final AdminDesk desk;
  private final String console;

  OrganizationAdministratorsApi(AdminDesk desk, URI baseUrl) {
    this.desk = desk;
    this.console = baseUrl + SystemIssuer.PATH;
  }

  List<Endpoint> endpoints() {
    var read = Permission.ADMINISTRATORS_READ;
    var write = Permission.ADMINISTRATORS_WRITE;
    return List.of(
        Endpoint.get(
                ADMINISTRATORS,
                read,
                "Who administers this organization and nothing else of the issuer",
                new Told.Several(ADMINISTRATOR))
            .asking(AdminCall.LIMIT, AdminCall.CURSOR)
            .by(call ->
                OrganizationsApi.in(
                    call, id -> Cursor.part(call, "administrators", part -> list(call, id, part)))),
        Endpoint.delete(ADMINISTRATORS + "/{user}", write, "Takes the role away")
            .by(call -> OrganizationsApi.in(call, id -> revoke(call, id))),
        Endpoint.get(
                INVITATIONS, read, "The links that nobody opened yet", new Told.Several(INVITATION))
            .asking(AdminCall.LIMIT, AdminCall.CURSOR)
            .by(call ->
                OrganizationsApi.in(
                    call, id -> Cursor.part(call, "invitations", part -> waiting(call, id, part)))),
        Endpoint.post(
                INVITATIONS,
                write,
                "Makes a link for somebody to administer this organization",
                new Told.Made(MADE))
            .refusing(AdminProblem.TOO_MANY)
            .by(call -> OrganizationsApi.in(call, id -> invite(call, id))),
        Endpoint.delete(INVITATIONS + "/{invitation}", write, "Takes a link back")
            .by(call ->
                OrganizationsApi.in(
                    call,
                    id ->
                        desk.act(
                            call,
                            new RevokeAdministratorInvitation(
                                reach(call, id), call.variable("invitation"))))));
  }

  private static Reach reach(AdminCall call, OrganizationId id) {
    return Mandate.of(call.issuer(), id).reach();
  }

  private HttpResponse list(AdminCall call, OrganizationId id, Part part) {
    return desk.ask(
        call,
        new ListAdministrators(reach(call, id)),
        AdminResult.Administrators.class,
        found ->
            OrganizationsApi.page(
                "administrators",
                part,
                found.people(),
                one -> Mark.of(one.user().id().value()),
                OrganizationAdministratorsApi::told));
  }

  private static Map<String, Object> told(KeptAdministrator one) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", one.user().id().value());
    fields.put("email", one.user().emailAsTyped());
    fields.put("active", one.user().isActive());
    fields.put("created_at", one.createdAt().toString());
    fields.put("created_by", one.createdBy());
    return fields;
  }

  private HttpResponse revoke(AdminCall call, OrganizationId id) {
    return call.user()
        .map(user -> desk.act(call, new RevokeAdministrator(user, reach(call, id))))
        .orElseGet(AdminProblem.NOT_FOUND::response);
  }

  private HttpResponse waiting(AdminCall call, OrganizationId id, Part part) {
    return desk.ask(
        call,
        new ListAdministrators(reach(call, id)),
        AdminResult.Administrators.class,
        found ->
            OrganizationsApi.page(
                "invitations",
                part,
                found.invitations(),
                one -> Mark.of(one.id().value()),
                OrganizationAdministratorsApi::told));
  }

  private static Map<String, Object> told(KeptAdministratorLink link) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", link.id().value());
    fields.put("created_at", link.createdAt().toString());
    fields.put("created_by", link.createdBy());
    fields.put("expires_at", link.expiresAt().toString());
    return fields;
  }

  private HttpResponse invite(AdminCall call, OrganizationId id) {
    return desk.ask(
        call,
        new InviteAdministrator(Mandate.of(call.issuer(), id)),
        AdminResult.AdministratorInvited.class,
        made -> {
          var fields = told(made.invitation());
          fields.put("link", SystemIssuer.invitation(console, made.token()));
          return JsonAnswers.of(201, fields)
              .withHeader("Location", call.below(made.invitation().id().value()));
        });
  }
}
