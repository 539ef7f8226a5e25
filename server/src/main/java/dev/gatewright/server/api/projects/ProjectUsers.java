package dev.gatewright.server.api.projects;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.ProjectCommand;
import dev.gatewright.admin.command.ProjectCommand.ChangeProjectUser;
import dev.gatewright.admin.command.ProjectCommand.ListProjectUsers;
import dev.gatewright.admin.command.ProjectCommand.RemoveProjectUser;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.server.api.projects.ProjectAnswer.Sentence;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// The people of a project: everybody of its issuer.
final class ProjectUsers {
  private static final String USERS = ProjectsApi.PROJECT + "/users";
  private static final String USER = USERS + "/{user}";
  private static final String MEMBER = "member";
  private static final String ACTIVE = "active";
  private static final String BLOCKED = "blocked";

  private final ProjectDesk desk;

  ProjectUsers(ProjectDesk desk) {
    this.desk = desk;
  }

  List<ProjectRoute> routes() {
    return List.of(
        ProjectRoute.of("GET", USERS, this::list),
        ProjectRoute.of("PATCH", USER, Set.of("role", "status"), this::change),
        ProjectRoute.of("DELETE", USER, this::remove));
  }

  private HttpResponse list(ProjectCall call) {
    return call.part(
        part ->
            desk.ask(
                call,
                new ListProjectUsers(call.issuer(), call.project(), part.offset(), part.limit()),
                AdminResult.ProjectUsers.class,
                ProjectUsers::told),
        Sentence.INVALID.response());
  }

  private static HttpResponse told(AdminResult.ProjectUsers found) {
    var body = JsonValues.newObject();
    var users = body.putArray("users");
    found.users().forEach(user -> users.add(told(user)));
    return ProjectAnswer.of(200, body.put("total", found.total()));
  }

  private static ObjectNode told(User user) {
    return JsonValues.newObject()
        .put("user_id", user.id().value())
        .put("email", user.emailAsTyped())
        .put("role", user.role().orElse(MEMBER))
        .put("status", user.isActive() ? ACTIVE : BLOCKED)
        .put("joined_at", ProjectAnswer.time(user.createdAt()));
  }

  /// The two words of each that that system has.
  private HttpResponse change(ProjectCall call) {
    var body = call.body();
    if (body.get("role").isEmpty() && body.get("status").isEmpty()) {
      return Sentence.MISSING.response();
    }
    var role = body.text("role").filter(Set.of(ProjectCommand.ADMINISTRATOR, MEMBER)::contains);
    var status = body.text("status").flatMap(ProjectUsers::status);
    if (role.isPresent() != body.get("role").isPresent()
        || status.isPresent() != body.get("status").isPresent()) {
      return Sentence.INVALID.response();
    }
    return with(
        call,
        user ->
            desk.ask(
                call,
                new ChangeProjectUser(call.issuer(), call.project(), user, role, status),
                AdminResult.UserChanged.class,
                _ -> ProjectAnswer.ok()));
  }

  private static Optional<UserStatus> status(String word) {
    return switch (word) {
      case ACTIVE -> Optional.of(UserStatus.ACTIVE);
      case BLOCKED -> Optional.of(UserStatus.SUSPENDED);
      default -> Optional.empty();
    };
  }

  private HttpResponse remove(ProjectCall call) {
    return with(
        call,
        user ->
            desk.ask(
                call,
                new RemoveProjectUser(call.issuer(), call.project(), user),
                AdminResult.Done.class,
                _ -> ProjectAnswer.ok()));
  }

  private static HttpResponse with(ProjectCall call, Function<UserId, HttpResponse> use) {
    return UserId.parse(call.request().variable("user"))
        .map(use)
        .orElseGet(Sentence.NO_USER::response);
  }
}
