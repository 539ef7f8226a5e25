package dev.gatewright.server.api;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Part;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.SessionCommand.EndSessions;
import dev.gatewright.admin.command.SessionCommand.ListAllSessions;
import dev.gatewright.admin.command.SessionCommand.ListGrants;
import dev.gatewright.admin.command.SessionCommand.RevokeGrant;
import dev.gatewright.admin.command.SessionCommand.RevokeGrants;
import dev.gatewright.admin.command.SessionCommand.Whose;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.UserId;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.server.account.AccountDocument;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import dev.gatewright.server.json.Times;
import dev.gatewright.store.grants.GrantList;
import dev.gatewright.store.people.SessionList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The sessions and grants of an issuer, whoever has them, and many of them ended at once.
final class SessionsApi {
  private static final String SESSIONS = AdminCall.ISSUER_PATH + "/sessions";
  private static final String GRANTS = AdminCall.ISSUER_PATH + "/grants";

  private static final Field BY_USER = Field.optional("user", Shapes.TEXT, "the id of a person");
  private static final Field BY_CLIENT =
      Field.optional("client", Shapes.TEXT, "the `client_id` of a client");

  private static final Document SESSION =
      CredentialsApi.SESSION.and(
          "SessionOfSomebody", Field.required("user", Shapes.TEXT, "the id of the person"));

  private static final Document GRANT =
      Document.of(
          "Grant",
          Field.required("id", Shapes.TEXT, "what addresses and tokens name it by"),
          Field.required("user", Shapes.TEXT, "whose it is: a person's id, or a PIN's"),
          Field.required("client_id", Shapes.TEXT, "which client has it"),
          Field.required("scope", Shapes.TEXT, "what was allowed"),
          Field.optional("session", Shapes.TEXT, "in which session it was given"),
          Field.optional("organization", Shapes.TEXT, "for which organization"),
          Field.required("created_at", Shapes.MOMENT, "when it was given"),
          Field.required("expires_at", Shapes.MOMENT, "when it ends by itself"));

  private static final Document MANY =
      Document.of(
          "Ended",
          Field.required("count", new Shape.Whole(0, Long.MAX_VALUE), "how many were ended"),
          Field.required(
              "has_more",
              Shapes.FLAG,
              "whether that was all for now, and the same again ends more"));

  private static final List<Field> WHOSE =
      List.of(
          BY_USER,
          BY_CLIENT,
          Field.optional("organization", Shapes.TEXT, "the id of an organization"),
          Field.optional("everybody", Shapes.FLAG, "true, in place of the others"));

  private final AdminDesk desk;

  SessionsApi(AdminDesk desk) {
    this.desk = desk;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
                SESSIONS,
                Permission.SESSIONS_READ,
                "Who is signed in, the latest first; of a client, by when it got its last grant there",
                new Told.Several(SESSION))
            .asking(
                BY_USER,
                BY_CLIENT,
                Field.optional("since", Shapes.MOMENT, "begun then or later"),
                Field.optional("until", Shapes.MOMENT, "begun before"),
                AdminCall.LIMIT,
                AdminCall.CURSOR)
            .by(call -> Cursor.part(call, "sessions", part -> sessions(call, part))),
        Endpoint.post(
                SESSIONS + "/end",
                Permission.SESSIONS_WRITE,
                "Ends every session of a person, of a client's, of an organization's members, or of the issuer",
                new Told.One(MANY))
            .taking(WHOSE)
            .by(call ->
                whose(
                    call,
                    whose ->
                        desk.ask(
                            call,
                            new EndSessions(call.issuer(), whose),
                            AdminResult.ManyEnded.class,
                            SessionsApi::told))),
        Endpoint.get(
                GRANTS,
                Permission.SESSIONS_READ,
                "The grants of a person or a client that live, the latest first; `user` or `client` is needed",
                new Told.Several(GRANT))
            .asking(BY_USER, BY_CLIENT, AdminCall.LIMIT, AdminCall.CURSOR)
            .by(call -> Cursor.part(call, "grants", part -> grants(call, part))),
        Endpoint.post(
                GRANTS + "/revoke",
                Permission.SESSIONS_WRITE,
                "Revokes every grant of a person, of a client, for an organization, or of the issuer",
                new Told.One(MANY))
            .taking(WHOSE)
            .by(call ->
                whose(
                    call,
                    whose ->
                        desk.ask(
                            call,
                            new RevokeGrants(call.issuer(), whose),
                            AdminResult.ManyEnded.class,
                            SessionsApi::told))),
        Endpoint.delete(
                GRANTS + "/{grant}", Permission.SESSIONS_WRITE, "Revokes one, with its tokens")
            .by(call ->
                GrantId.isValid(call.variable("grant"))
                    ? desk.act(
                        call, new RevokeGrant(call.issuer(), new GrantId(call.variable("grant"))))
                    : AdminProblem.NOT_FOUND.response()));
  }

  /// Exactly one has to be named.
  private static HttpResponse whose(AdminCall call, Function<Whose, HttpResponse> use) {
    var body = call.body();
    if (body.names().size() != 1) {
      return body.names().isEmpty()
          ? AdminProblem.MISSING.of("user")
          : AdminProblem.INVALID.of(body.names().stream().sorted().toList().getLast());
    }
    var name = body.names().iterator().next();
    var text = body.text(name);
    Optional<Whose> whose =
        switch (name) {
          case "user" -> text.flatMap(UserId::parse).map(Whose.OfUser::new);
          case "client" ->
              text.filter(ClientId::isValid).map(ClientId::new).map(Whose.OfClient::new);
          case "organization" -> text.flatMap(OrganizationId::parse).map(Whose.OfOrganization::new);
          default ->
              body.flag(name).filter(everybody -> everybody).map(_ -> new Whose.Everybodys());
        };
    return whose.map(use).orElseGet(() -> AdminProblem.INVALID.of(name));
  }

  private static HttpResponse told(AdminResult.ManyEnded ended) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("count", ended.count());
    fields.put("has_more", ended.more());
    return JsonAnswers.of(200, fields);
  }

  /// Answers with whoever the parameters name, if they can be.
  private static HttpResponse named(
      AdminCall call, Function<Optional<UserId>, Function<Optional<ClientId>, HttpResponse>> use) {
    var user = call.parameter("user");
    var client = call.parameter("client");
    var parsed = user.flatMap(UserId::parse);
    if (user.isPresent() && parsed.isEmpty()) {
      return Parameter.refused(call, "user");
    }
    if (client.filter(text -> !ClientId.isValid(text)).isPresent()) {
      return Parameter.refused(call, "client");
    }
    return use.apply(parsed).apply(client.map(ClientId::new));
  }

  private HttpResponse sessions(AdminCall call, Part part) {
    return named(
        call,
        user ->
            client ->
                desk.ask(
                    call,
                    new ListAllSessions(
                        call.issuer(),
                        new SessionList.Wanted(
                            user,
                            client,
                            call.parameter("since").flatMap(Times::parse),
                            call.parameter("until").flatMap(Times::parse)),
                        part),
                    AdminResult.SessionsFound.class,
                    found ->
                        JsonAnswers.list(
                            found.sessions().stream().map(SessionsApi::told).toList(),
                            found.next().map(mark -> Cursor.of("sessions", mark)))));
  }

  private static Map<String, Object> told(Session session) {
    var fields = AccountDocument.session(session);
    fields.put("user", session.user().value());
    return fields;
  }

  private HttpResponse grants(AdminCall call, Part part) {
    if (call.parameter("user").isEmpty() && call.parameter("client").isEmpty()) {
      return AdminProblem.PARAMETER.with("parameter", "user", "`user` or `client` is needed");
    }
    return named(
        call,
        user ->
            client ->
                desk.ask(
                    call,
                    new ListGrants(
                        call.issuer(),
                        new GrantList.Wanted(
                            user.map(one -> new SubjectId(one.value())), client, Optional.empty()),
                        part),
                    AdminResult.GrantsFound.class,
                    found ->
                        JsonAnswers.list(
                            found.grants().stream().map(SessionsApi::told).toList(),
                            found.next().map(mark -> Cursor.of("grants", mark)))));
  }

  private static Map<String, Object> told(Grant grant) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", grant.id().value());
    fields.put("user", grant.subject().value());
    fields.put("client_id", grant.client().value());
    fields.put("scope", grant.scope().toString());
    grant.session().ifPresent(session -> fields.put("session", session.value()));
    grant.organization().ifPresent(organization -> fields.put("organization", organization));
    fields.put("created_at", grant.createdAt().toString());
    fields.put("expires_at", grant.expiresAt().toString());
    return fields;
  }
}
