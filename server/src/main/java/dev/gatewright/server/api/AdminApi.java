package dev.gatewright.server.api;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.admin.command.Actor;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.api.EntityTag.Condition;
import dev.gatewright.server.config.issuer.UnreadableRow;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.LogFields;
import dev.gatewright.server.http.Route;
import dev.gatewright.server.json.JsonBody;
import dev.gatewright.server.json.JsonBody.Reading;
import dev.gatewright.server.tenants.SettingsDesk;
import dev.gatewright.server.tenants.SettledCommands;
import dev.gatewright.store.admin.KeptAnswerTable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/// The administration for programs, and the way in: an API key by HTTP Basic, or an access token of
/// those who administer, and nothing else. No cookie is read and no page may read the answers, so
/// no browser brings along what it was not told to.
///
/// Whoever is not let in learns nothing but that. Whoever is let in is told by 403 which permission
/// is missing, and by the same 404 that an issuer is not there and that it is not theirs. What may
/// be done is decided by the administration all the same; what is looked at here keeps a request
/// from being told of its body what it may not ask for.
public final class AdminApi {
  public static final String PATH = "/admin/v1";

  private static final Logger LOG = System.getLogger("gatewright.refusals");
  private static final Duration OUT_OF_ORDER = Duration.ofSeconds(60);

  private final Parts parts;
  private final List<Endpoint> endpoints;
  private final OpenApi document;
  private final Reference reference;
  private final Idempotency idempotency;

  /// What the API is made of.
  ///
  /// @param door lets in
  /// @param settled waits until what was changed is served
  /// @param keptAnswers what was answered to requests that may come again
  /// @param trial sends a webhook a message that tells of nothing
  /// @param mails whether mail is sent, as invitations are
  /// @param baseUrl below which issuers without a URL of their own are served
  /// @param draining whether the server ends, and nobody is to wait any longer
  /// @param root where the API is served: a URL, or a path where the host is nobody's
  /// @param remote what the command line asks for from elsewhere
  public record Parts(
      Administration administration,
      KeyDoor door,
      SettledCommands commands,
      SettingsDesk settings,
      Runnable settled,
      KeptAnswerTable keptAnswers,
      WebhooksApi.Trial trial,
      boolean mails,
      URI baseUrl,
      String root,
      RemoteCommands remote,
      InstantSource clock,
      SecureRandom random,
      BooleanSupplier draining) {}

  public AdminApi(Parts parts) {
    var desk = new AdminDesk(parts.administration(), parts.settled());
    this.parts = parts;
    this.idempotency = new Idempotency(parts.keptAnswers());
    this.endpoints =
        Stream.of(
                new IssuersApi(desk, parts.settings(), parts.baseUrl()).endpoints(),
                new PartsApi(desk, parts.settings(), parts.baseUrl()).endpoints(),
                new HistoryApi(desk, parts.settings()).endpoints(),
                new SettingsApi().endpoints(),
                new UsersApi(desk, parts.commands(), parts.mails()).endpoints(),
                new CredentialsApi(desk).endpoints(),
                new AccountsApi(desk).endpoints(),
                new SessionsApi(desk).endpoints(),
                new ClientsApi(desk, parts.settings(), parts.commands()).endpoints(),
                new OrganizationsApi(desk, parts.mails(), parts.random()).endpoints(),
                new OrganizationAdministratorsApi(desk, parts.baseUrl()).endpoints(),
                new MembersApi(desk).endpoints(),
                new KeysApi(desk, parts.commands()).endpoints(),
                new PinsApi(desk).endpoints(),
                new EventsApi(desk, parts.draining()).endpoints(),
                new TrailsApi(desk).endpoints(),
                new InsightsApi(desk).endpoints(),
                new WebhooksApi(desk, parts.commands(), parts.trial()).endpoints(),
                new HooksApi(desk, parts.settings()).endpoints(),
                new SendersApi(desk, parts.settings()).endpoints(),
                new MailsApi(desk).endpoints(),
                new ApiKeysApi(desk).endpoints())
            .flatMap(List::stream)
            .toList();
    this.document = new OpenApi(endpoints, parts.root());
    this.reference = new Reference(endpoints, parts.root());
  }

  /// Every address, in the order in which documentation lists them.
  public List<Endpoint> endpoints() {
    return endpoints;
  }

  /// What they are served by.
  public List<Route> routes() {
    var routes = new ArrayList<>(reference.routes());
    routes.add(
        Route.get(PATH + "/openapi.json", _ -> document.response())
            .inline()
            .problem()
            .judgingCredentials());
    for (var endpoint : endpoints) {
      var path = PATH + endpoint.path();
      routes.add(
          Route.of(
                  endpoint.method(),
                  path,
                  request -> admitted(request, held -> enter(request, endpoint, held)))
              .problem()
              .judgingCredentials());
    }
    var commands = new CommandsApi(parts.remote());
    routes.add(
        Route.post(
                PATH + CommandsApi.PATH,
                request -> admitted(request, held -> commands.answer(request, held)))
            .problem()
            .judgingCredentials()
            .taking(CommandsApi.LONGEST_BODY));
    return routes;
  }

  /// Answers whoever shows a key or a token that counts.
  private HttpResponse admitted(
      HttpRequest request, Function<List<Actor.Mandated>, HttpResponse> use) {
    if (KeyDoor.isOfAnotherSite(request)) {
      return AdminProblem.CROSS_SITE.response();
    }
    return switch (parts.door().enter(request, parts.clock().instant())) {
      case KeyDoor.Entry.Refused(var reason, var wait, var challenges) -> {
        reason.ifPresent(word -> note(request, word));
        yield wait.map(AdminProblem.THROTTLED::after).orElseGet(() -> unauthenticated(challenges));
      }
      case KeyDoor.Entry.Admitted(var held) -> use.apply(held);
    };
  }

  private static HttpResponse unauthenticated(List<String> challenges) {
    var answer = AdminProblem.UNAUTHENTICATED.response();
    for (var challenge : challenges) {
      answer = answer.withHeader("WWW-Authenticate", challenge);
    }
    return answer;
  }

  /// Why, for whoever reads the log: the answer does not say it.
  private static void note(HttpRequest request, String reason) {
    if (LOG.isLoggable(Level.INFO)) {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("endpoint", "administration");
      fields.put("reason", reason);
      fields.put("address", request.clientAddress().getHostAddress());
      LOG.log(Level.INFO, "refused {0}", new LogFields(request.reference(), fields));
    }
  }

  private HttpResponse enter(HttpRequest request, Endpoint endpoint, List<Actor.Mandated> held) {
    var may =
        held.stream()
            .filter(one -> one.mandate().permissions().contains(endpoint.permission()))
            .toList();
    if (may.isEmpty()) {
      return forbidden(endpoint, held);
    }
    var here = may.stream().filter(one -> isReached(request, endpoint, one)).findFirst();
    if (here.isEmpty()) {
      return held.stream().anyMatch(one -> isReached(request, endpoint, one))
          ? forbidden(endpoint, held)
          : AdminProblem.NOT_FOUND.response();
    }
    return enter(request, endpoint, held, here.get());
  }

  /// RFC 6750 §3.1 for whoever came with a token, which may be good for less than they may.
  private static HttpResponse forbidden(Endpoint endpoint, List<Actor.Mandated> held) {
    var permission = endpoint.permission().key();
    var answer = AdminProblem.FORBIDDEN.with("permission", permission);
    return held.getFirst() instanceof Actor.ApiKey
        ? answer
        : answer.withHeader(
            "WWW-Authenticate",
            "Bearer error=\"insufficient_scope\", scope=\"" + permission + "\"");
  }

  private HttpResponse enter(
      HttpRequest request, Endpoint endpoint, List<Actor.Mandated> held, Actor.Mandated actor) {
    var fault = Parameter.fault(request.query(), endpoint.query());
    if (fault.isPresent()) {
      return fault.get();
    }
    var condition = EntityTag.condition(request);
    boolean takes = endpoint.conditional() && !endpoint.method().equals("GET");
    return switch (condition) {
      case Condition.None() -> read(request, endpoint, held, actor, Optional.empty());
      case Condition.Seen(var changed) when takes ->
          read(request, endpoint, held, actor, Optional.of(changed));
      case Condition.Seen _, Condition.Unreadable _ -> AdminProblem.PRECONDITION.response();
    };
  }

  private static boolean isReached(HttpRequest request, Endpoint endpoint, Actor.Mandated actor) {
    if (!endpoint.isOfIssuer()) {
      return true;
    }
    var issuer = request.variable("issuer");
    return IssuerId.isValid(issuer)
        && actor.mandate().reaches(new IssuerId(issuer))
        && actor.mandate().organization().map(own -> isAbout(request, endpoint, own)).orElse(true);
  }

  /// Whether it is about this organization; the list of all is to whoever has one a list of that.
  private static boolean isAbout(HttpRequest request, Endpoint endpoint, OrganizationId own) {
    return endpoint.variables().contains("organization")
        ? request.variable("organization").equals(own.value())
        : endpoint.method().equals("GET") && endpoint.path().equals(OrganizationsApi.ORGANIZATIONS);
  }

  private HttpResponse read(
      HttpRequest request,
      Endpoint endpoint,
      List<Actor.Mandated> held,
      Actor.Mandated actor,
      Optional<Instant> seen) {
    boolean silent =
        endpoint.method().equals("GET")
            || (request.body().length == 0 && endpoint.isContentWithNothing());
    var reading =
        silent ? new Reading.Read(JsonBody.NOTHING) : JsonBody.read(request, endpoint.members());
    return switch (reading) {
      case Reading.NotJson() -> AdminProblem.CONTENT_TYPE.response();
      case Reading.Unreadable() -> AdminProblem.BODY.response();
      case Reading.UnknownMember(var name) -> AdminProblem.UNKNOWN_MEMBER.of(name);
      case Reading.Read(var body) ->
          endpoint
              .fault(body)
              .orElseGet(() ->
                  done(
                      new AdminCall(
                          parts.root(),
                          endpoint,
                          request,
                          held,
                          actor,
                          body,
                          seen,
                          parts.clock().instant())));
    };
  }

  /// Whoever is let in, and answered 401, has to log in once more.
  private HttpResponse done(AdminCall call) {
    var answer = idempotency.answer(call, () -> act(call));
    return answer.status() == AdminProblem.PROOF_NEEDED.status()
        ? answer.withHeader("WWW-Authenticate", parts.door().proofNeeded(call.now()))
        : answer;
  }

  private static HttpResponse act(AdminCall call) {
    try {
      return call.endpoint().answering().answer(call);
    } catch (UnreadableRow _) {
      return AdminProblem.UNREADABLE.after(OUT_OF_ORDER);
    }
  }
}
