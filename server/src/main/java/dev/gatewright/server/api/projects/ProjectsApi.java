package dev.gatewright.server.api.projects;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.ProjectCommand;
import dev.gatewright.admin.command.ProjectCommand.ResetProjectLimits;
import dev.gatewright.admin.command.Role;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.store.Users;
import dev.gatewright.identity.throttle.ResetThrottle;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.userinfo.ResourceAccess;
import dev.gatewright.protocol.userinfo.ResourceAccess.Access;
import dev.gatewright.server.api.KeyDoor;
import dev.gatewright.server.api.projects.ProjectAnswer.Sentence;
import dev.gatewright.server.config.client.ProjectAdmins;
import dev.gatewright.server.config.issuer.UnreadableRow;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonBody;
import dev.gatewright.server.json.JsonBody.Reading;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Another system's administration of projects, below each issuer, and the way in: an access token
/// of the project itself, of a grant that lives now, about somebody whom the store calls an
/// administrator now. The project's application can mint such tokens, so nothing of them counts but
/// what the store says too. Projects as such are for owners alone, by an API key or an access token
/// of those who administer, which open everything here.
public final class ProjectsApi {
  public static final String ROOT = "/admin/projects";

  static final String PROJECT = ROOT + "/{project}";

  private final Parts parts;
  private final ProjectDesk desk;
  private final List<ProjectRoute> routes;

  /// What the API is made of.
  ///
  /// @param keys takes API keys and tokens of those who administer, where they are taken at the
  ///   address that people use
  /// @param settled waits until what was changed is served
  /// @param noted learns why somebody was not let in
  public record Parts(
      ResourceAccess access,
      Optional<KeyDoor> keys,
      ResetThrottle resets,
      Administration administration,
      Clients clients,
      Users users,
      Runnable settled,
      Noted noted,
      SecureRandom random,
      InstantSource clock) {}

  /// Hears of a request that was refused.
  @FunctionalInterface
  public interface Noted {
    void refused(Tenant tenant, HttpRequest request, String reason);
  }

  public ProjectsApi(Parts parts) {
    this.parts = parts;
    this.desk = new ProjectDesk(parts.administration(), parts.settled());
    this.routes =
        Stream.of(
                new ProjectRegister(desk, parts.random()).routes(),
                new ProjectUsers(desk).routes(),
                new ProjectSessions(desk).routes(),
                new ProjectPins(desk).routes(),
                List.of(ProjectRoute.of("POST", PROJECT + "/rate-limits/reset", this::reset)))
            .flatMap(List::stream)
            .toList();
  }

  /// Every address, in the order in which documentation lists them.
  public List<ProjectRoute> routes() {
    return routes;
  }

  public HttpResponse answer(Tenant tenant, HttpRequest request, ProjectRoute route) {
    if (KeyDoor.isOfAnotherSite(request)) {
      return Sentence.FOREIGN.response();
    }
    var now = parts.clock().instant();
    if (isBasic(request)) {
      return parts
          .keys()
          .map(door -> byMandate(tenant, request, route, door, door.enter(request, now)))
          .orElseGet(ProjectsApi::unauthorized);
    }
    return parts
        .keys()
        .flatMap(door ->
            door.enterByToken(request, now)
                .map(entry -> byMandate(tenant, request, route, door, entry)))
        .orElseGet(() -> byToken(tenant, request, route));
  }

  private static boolean isBasic(HttpRequest request) {
    return request.headers().all("Authorization").stream()
        .anyMatch(field -> field.toLowerCase(Locale.ROOT).startsWith("basic "));
  }

  /// Only the owner's, since a project is a client with keys of its own.
  private HttpResponse byMandate(
      Tenant tenant, HttpRequest request, ProjectRoute route, KeyDoor door, KeyDoor.Entry entry) {
    return switch (entry) {
      case KeyDoor.Entry.Refused(var reason, var wait, var _) -> {
        reason.ifPresent(word -> parts.noted().refused(tenant, request, word));
        yield wait.map(ProjectsApi::throttled).orElseGet(ProjectsApi::unauthorized);
      }
      case KeyDoor.Entry.Admitted(var held) -> {
        var owner = held.stream().filter(one -> one.mandate().role() == Role.OWNER).findFirst();
        if (owner.isEmpty()) {
          yield Sentence.FORBIDDEN.response();
        }
        yield route.isOfProject() && project(tenant, request).isEmpty()
            ? Sentence.NO_PROJECT.response()
            : asked(door, read(tenant, request, route, owner.get()));
      }
    };
  }

  /// Whoever is let in, and answered 401, has to log in once more (RFC 9470 §3).
  private HttpResponse asked(KeyDoor door, HttpResponse answer) {
    return answer.status() == 401
        ? answer.withHeader("WWW-Authenticate", door.proofNeeded(parts.clock().instant()))
        : answer;
  }

  private Optional<Client> project(Tenant tenant, HttpRequest request) {
    return Optional.of(request.variable("project"))
        .filter(ClientId::isValid)
        .flatMap(id -> parts.clients().find(tenant.issuer().id(), new ClientId(id)))
        .filter(client -> client.option(ProjectAdmins.OPTION));
  }

  private HttpResponse byToken(Tenant tenant, HttpRequest request, ProjectRoute route) {
    return switch (parts.access().admitOwn(tenant.issuer(), request.headers()::all)) {
      case Access.Denied(var refusal, var _) -> {
        parts.noted().refused(tenant, request, refusal.reason().code());
        yield refusal.reason() == Reason.TOKEN_AUDIENCE || refusal.reason() == Reason.TOKEN_PERSON
            ? Sentence.FORBIDDEN.response()
            : unauthorized();
      }
      case Access.Allowed(var client, var grant) ->
          Optional.of(grant)
              .filter(own -> own.impersonation().isEmpty())
              .flatMap(own -> administrator(tenant, request, route, client, own))
              .map(actor -> read(tenant, request, route, actor))
              .orElseGet(() -> {
                parts.noted().refused(tenant, request, "projects.not_administrator");
                return Sentence.FORBIDDEN.response();
              });
    };
  }

  /// The administration looks once more, so that whoever was demoted meanwhile changes nothing.
  private Optional<Actor> administrator(
      Tenant tenant, HttpRequest request, ProjectRoute route, Client client, Grant grant) {
    boolean own =
        route.isOfProject()
            && client.id().value().equals(request.variable("project"))
            && client.option(ProjectAdmins.OPTION);
    return UserId.parse(grant.subject().value())
        .filter(_ -> own)
        .flatMap(id -> parts.users().findById(tenant.id(), id))
        .filter(User::isActive)
        .filter(user -> user.role().equals(Optional.of(ProjectCommand.ADMINISTRATOR)))
        .map(user ->
            new Actor.ProjectAdministrator(
                tenant.issuer().id(), client.id(), user.id(), grant.id()));
  }

  private static HttpResponse unauthorized() {
    return Sentence.UNAUTHORIZED.response().withHeader("WWW-Authenticate", "Bearer");
  }

  private static HttpResponse throttled(Duration wait) {
    return Sentence.THROTTLED
        .response()
        .withHeader("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
  }

  private HttpResponse read(Tenant tenant, HttpRequest request, ProjectRoute route, Actor actor) {
    boolean silent =
        request.body().length == 0
            || route.method().equals("GET")
            || route.method().equals("DELETE");
    var reading =
        silent ? new Reading.Read(JsonBody.NOTHING) : JsonBody.read(request, route.members());
    return switch (reading) {
      case Reading.NotJson() -> Sentence.NO_JSON.response();
      case Reading.Unreadable(), Reading.UnknownMember _ -> Sentence.INVALID.response();
      case Reading.Read(var body) -> {
        try {
          yield route.answering().answer(new ProjectCall(tenant, request, actor, body));
        } catch (UnreadableRow _) {
          yield Sentence.UNAVAILABLE.response().withHeader("Retry-After", "60");
        }
      }
    };
  }

  private HttpResponse reset(ProjectCall call) {
    return parts
        .resets()
        .count(call.tenant().id(), parts.clock().instant())
        .map(ProjectsApi::throttled)
        .orElseGet(() ->
            desk.ask(
                call,
                new ResetProjectLimits(call.issuer(), call.project()),
                AdminResult.Done.class,
                _ -> ProjectAnswer.ok()));
  }
}
