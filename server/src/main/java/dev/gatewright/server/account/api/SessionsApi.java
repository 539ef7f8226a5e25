package dev.gatewright.server.account.api;

import dev.gatewright.admin.command.AccountCommand.EndOtherSessions;
import dev.gatewright.admin.command.AccountCommand.EndOwnSession;
import dev.gatewright.admin.command.AccountCommand.ListOwnSessions;
import dev.gatewright.admin.command.AccountCommand.SignOutEverywhere;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionId;
import dev.gatewright.server.account.AccountDesk;
import dev.gatewright.server.account.AccountDocument;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import java.util.List;
import java.util.Map;

/// Where a person is signed in.
final class SessionsApi {
  private final AccountDesk desk;

  SessionsApi(AccountDesk desk) {
    this.desk = desk;
  }

  List<ApiRoute> routes() {
    return List.of(
        ApiRoute.read("/sessions", this::list),
        ApiRoute.write("DELETE", "/sessions", this::endOthers),
        ApiRoute.write("DELETE", "/sessions/{id}", this::end),
        ApiRoute.write("POST", "/sign-out", this::signOut));
  }

  private HttpResponse list(ApiCall call) {
    var who = call.who();
    var found =
        desk.see(who, new ListOwnSessions(who.issuer(), who.person()), AdminResult.Sessions.class);
    return JsonAnswers.list(found.sessions().stream().map(session -> told(call, session)).toList());
  }

  private static Map<String, Object> told(ApiCall call, Session session) {
    var fields = AccountDocument.session(session);
    fields.put("stays", session.stays());
    fields.put(
        "current", call.who().session().map(Session::id).filter(session.id()::equals).isPresent());
    return fields;
  }

  private HttpResponse end(ApiCall call) {
    var who = call.who();
    return SessionId.parse(call.request().variable("id"))
        .map(id -> desk.act(who, new EndOwnSession(who.issuer(), who.person(), id)))
        .map(Answers::doneUnless)
        .orElseGet(ApiProblem.NOT_FOUND::response);
  }

  /// All but the one that the access token hangs on.
  private HttpResponse endOthers(ApiCall call) {
    var who = call.who();
    var others = new EndOtherSessions(who.issuer(), who.person(), who.session().map(Session::id));
    var ended = desk.see(who, others, AdminResult.SessionsEnded.class);
    return JsonAnswers.of(200, Map.of("ended", ended.count()));
  }

  private HttpResponse signOut(ApiCall call) {
    var who = call.who();
    return desk.act(who, new SignOutEverywhere(who.issuer(), who.person())).isEmpty()
        ? JsonAnswers.done()
        : ApiProblem.CHANGED_MEANWHILE.response();
  }
}
