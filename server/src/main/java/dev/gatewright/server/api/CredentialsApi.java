package dev.gatewright.server.api;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.FactorLine;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.UserCommand.EndSession;
import dev.gatewright.admin.command.UserCommand.ListFactors;
import dev.gatewright.admin.command.UserCommand.ListSessions;
import dev.gatewright.admin.command.UserCommand.RemoveFactors;
import dev.gatewright.admin.command.UserCommand.SetPassword;
import dev.gatewright.admin.command.UserCommand.SignOutUser;
import dev.gatewright.admin.command.UserRef;
import dev.gatewright.identity.SessionId;
import dev.gatewright.server.account.AccountDocument;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What people prove who they are with, and where they are signed in.
final class CredentialsApi {
  private static final Document PASSWORD =
      Document.of(
          "PasswordSet",
          Field.optional("password", Shapes.TEXT, "the one that was made, told this once"));

  static final Document SESSION =
      Document.of(
          "Session",
          Field.required("id", Shapes.TEXT, "what addresses name it by"),
          Field.required("began_at", Shapes.MOMENT, "when the person signed in"),
          Field.required("last_seen_at", Shapes.MOMENT, "about when it was used last"),
          Field.required("expires_at", Shapes.MOMENT, "when it ends by itself"),
          Field.required("methods", Shapes.TEXTS, "what was proved in it"),
          Field.optional("user_agent", Shapes.TEXT, "what the browser calls itself"),
          Field.optional("address", Shapes.TEXT, "where it began"),
          Field.optional("impersonated_by", Shapes.TEXT, "who acts as the person in it"));

  private static final Document FACTOR =
      Document.of(
          "Factor",
          Field.required("id", Shapes.TEXT, "what addresses name it by"),
          Field.required("method", Shapes.TEXT, "such as `passkey` or `totp`"),
          Field.optional("name", Shapes.TEXT, "what the person calls it"),
          Field.required("created_at", Shapes.MOMENT, "when it was set up"));

  private final AdminDesk desk;

  CredentialsApi(AdminDesk desk) {
    this.desk = desk;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post(
                UsersApi.USER + "/password",
                Permission.CREDENTIALS_WRITE,
                "Sets a password and ends every session; one of the members is needed",
                new Told.One(PASSWORD))
            .taking(NewPassword.PASSWORD, NewPassword.HASH, NewPassword.GENERATE)
            .refusing(AdminProblem.PASSWORD_REFUSED, AdminProblem.HASH_UNUSABLE, AdminProblem.BUSY)
            .by(call -> UsersApi.with(call, user -> setPassword(call, user))),
        Endpoint.post(
                UsersApi.USER + "/sign-out",
                Permission.SESSIONS_WRITE,
                "Ends every session and every grant",
                new Told.Nothing())
            .by(call ->
                UsersApi.with(call, user -> desk.act(call, new SignOutUser(call.issuer(), user)))),
        Endpoint.get(
                UsersApi.USER + "/sessions",
                Permission.SESSIONS_READ,
                "Where the person is signed in",
                new Told.Several(SESSION))
            .by(call -> UsersApi.with(call, user -> sessions(call, user))),
        Endpoint.delete(
                UsersApi.USER + "/sessions/{session}", Permission.SESSIONS_WRITE, "Ends one")
            .by(call -> UsersApi.with(call, user -> endSession(call, user))),
        Endpoint.get(
                UsersApi.USER + "/factors",
                Permission.USERS_READ,
                "What the person proves who they are with, beside the password",
                new Told.Several(FACTOR))
            .by(call -> UsersApi.with(call, user -> factors(call, user))),
        Endpoint.delete(
                UsersApi.USER + "/factors",
                Permission.CREDENTIALS_WRITE,
                "Takes all of it away, and the trust in every browser; the person is told by mail")
            .by(call -> UsersApi.with(call, user -> remove(call, user, Optional.empty()))),
        Endpoint.delete(
                UsersApi.USER + "/factors/{factor}",
                Permission.CREDENTIALS_WRITE,
                "The same of one of it")
            .by(call ->
                UsersApi.with(
                    call, user -> remove(call, user, Optional.of(call.variable("factor"))))));
  }

  private HttpResponse setPassword(AdminCall call, UserRef user) {
    return NewPassword.read(
        call.body(),
        false,
        credential ->
            desk.ask(
                call,
                new SetPassword(call.issuer(), user, credential),
                AdminResult.PasswordSet.class,
                set ->
                    JsonAnswers.of(
                        200,
                        set.password()
                            .<Map<String, Object>>map(made -> Map.of("password", made.reveal()))
                            .orElse(Map.of()))));
  }

  private HttpResponse sessions(AdminCall call, UserRef user) {
    return desk.ask(
        call,
        new ListSessions(call.issuer(), user),
        AdminResult.Sessions.class,
        found ->
            JsonAnswers.list(found.sessions().stream().map(AccountDocument::session).toList()));
  }

  private HttpResponse endSession(AdminCall call, UserRef user) {
    return SessionId.parse(call.variable("session"))
        .map(session -> desk.act(call, new EndSession(call.issuer(), user, session)))
        .orElseGet(AdminProblem.NOT_FOUND::response);
  }

  private HttpResponse factors(AdminCall call, UserRef user) {
    return desk.ask(
        call,
        new ListFactors(call.issuer(), user),
        AdminResult.Factors.class,
        found -> JsonAnswers.list(found.factors().stream().map(CredentialsApi::told).toList()));
  }

  private static Map<String, Object> told(FactorLine factor) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", factor.id());
    fields.put("method", factor.method().key());
    if (!factor.name().isEmpty()) {
      fields.put("name", factor.name());
    }
    fields.put("created_at", factor.since().toString());
    return fields;
  }

  private HttpResponse remove(AdminCall call, UserRef user, Optional<String> factor) {
    return desk.act(call, new RemoveFactors(call.issuer(), user, factor));
  }
}
