package dev.gatewright.server.api.projects;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.ProjectCommand.EndAllProjectSessions;
import dev.gatewright.admin.command.ProjectCommand.EndProjectSessions;
import dev.gatewright.admin.command.ProjectCommand.ListProjectSessions;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.server.api.projects.ProjectAnswer.Sentence;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.store.grants.ClientGrantTable.Held;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// What a project was given: each login that its tokens come from.
final class ProjectSessions {
  private static final String SESSIONS = ProjectsApi.PROJECT + "/sessions";
  private static final int MOST_AT_ONCE = 100;

  private final ProjectDesk desk;

  ProjectSessions(ProjectDesk desk) {
    this.desk = desk;
  }

  List<ProjectRoute> routes() {
    return List.of(
        ProjectRoute.of("GET", SESSIONS, this::list),
        ProjectRoute.of("DELETE", SESSIONS + "/{session}", this::end),
        ProjectRoute.of("POST", SESSIONS + "/revoke-all", this::endAll),
        ProjectRoute.of("POST", SESSIONS + "/revoke-many", Set.of("ids"), this::endMany));
  }

  private HttpResponse list(ProjectCall call) {
    return call.part(
        part ->
            desk.ask(
                call,
                new ListProjectSessions(call.issuer(), call.project(), part.offset(), part.limit()),
                AdminResult.ProjectSessions.class,
                ProjectSessions::told),
        Sentence.INVALID.response());
  }

  private static HttpResponse told(AdminResult.ProjectSessions found) {
    var body = JsonValues.newObject();
    var sessions = body.putArray("sessions");
    found.sessions().forEach(held -> sessions.add(told(held)));
    return ProjectAnswer.of(200, body.put("total", found.total()));
  }

  /// A guest has no account, and is the PIN that let them in. What somebody's sign-out or block
  /// ended counts as revoked.
  private static ObjectNode told(Held held) {
    var grant = held.grant();
    var holder = grant.subject().value();
    var told = JsonValues.newObject().put("id", grant.id().value());
    if (grant.isGuest()) {
      told.putNull("user_id").put("is_pin_session", true).put("pin_id", holder);
    } else {
      told.put("user_id", holder).put("is_pin_session", false).putNull("pin_id");
    }
    return told.put("created_at", ProjectAnswer.time(grant.createdAt()))
        .put("expires_at", ProjectAnswer.time(grant.expiresAt()))
        .put("revoked", !held.alive());
  }

  private HttpResponse end(ProjectCall call) {
    var id = call.request().variable("session");
    return GrantId.isValid(id)
        ? end(
            call,
            List.of(new GrantId(id)),
            ended -> ended.count() == 0 ? Sentence.NO_SESSION.response() : ProjectAnswer.ok())
        : Sentence.NO_SESSION.response();
  }

  private HttpResponse endMany(ProjectCall call) {
    if (call.body().get("ids").isEmpty()) {
      return Sentence.MISSING.response();
    }
    return call.body()
        .texts("ids")
        .filter(ids -> ids.size() <= MOST_AT_ONCE)
        .map(ids -> ids.stream().filter(GrantId::isValid).map(GrantId::new).toList())
        .map(ids -> end(call, ids, ProjectSessions::counted))
        .orElseGet(Sentence.INVALID::response);
  }

  private HttpResponse end(
      ProjectCall call, List<GrantId> ids, Function<AdminResult.SessionsEnded, HttpResponse> say) {
    return desk.ask(
        call,
        new EndProjectSessions(call.issuer(), call.project(), ids),
        AdminResult.SessionsEnded.class,
        say);
  }

  private HttpResponse endAll(ProjectCall call) {
    return desk.ask(
        call,
        new EndAllProjectSessions(call.issuer(), call.project()),
        AdminResult.SessionsEnded.class,
        ProjectSessions::counted);
  }

  private static HttpResponse counted(AdminResult.SessionsEnded ended) {
    return ProjectAnswer.of(
        200, JsonValues.newObject().put("ok", true).put("revoked", ended.count()));
  }
}
