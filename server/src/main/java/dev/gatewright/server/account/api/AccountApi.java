package dev.gatewright.server.account.api;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.signin.SignInFlow;
import dev.gatewright.identity.signin.Visitor;
import dev.gatewright.identity.store.Users;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.protocol.http.BackChannel;
import dev.gatewright.protocol.issuer.ErrorReply;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.userinfo.ResourceAccess;
import dev.gatewright.protocol.userinfo.ResourceAccess.Access;
import dev.gatewright.server.account.AccountCopy;
import dev.gatewright.server.account.AccountDesk;
import dev.gatewright.server.account.Deletion;
import dev.gatewright.server.account.Factors;
import dev.gatewright.server.account.FreshProof;
import dev.gatewright.server.account.Oneself;
import dev.gatewright.server.account.PasswordChange;
import dev.gatewright.server.account.ProvidersPage;
import dev.gatewright.server.config.client.AccountScopes;
import dev.gatewright.server.config.issuer.LanguageKeys;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.Problem;
import dev.gatewright.server.pages.Languages;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One's own account for programs, and the way in: an access token in the `Authorization` field, of
/// a grant that lives now, about somebody who may act now, with the scope of what they ask for. No
/// cookie is read, so no browser brings along what it was not told to.
///
/// What is sensitive wants what the pages want, and that the application itself was given its token
/// after such a proof: a login elsewhere is no leave for it (RFC 9470).
public final class AccountApi {
  private static final String PREFLIGHT_SECONDS = "600";

  private final Parts parts;
  private final ResourceAccess access;
  private final FreshProof proof;
  private final List<ApiRoute> routes;

  /// What the API is made of.
  ///
  /// @param backChannel says which pages may read its answers, as those of UserInfo
  /// @param secondFactor the contexts of a login with more than one factor; the first is asked for
  /// @param noted learns why somebody was not let in
  public record Parts(
      ResourceAccess access,
      BackChannel backChannel,
      Administration administration,
      SignInFlow flow,
      Clients clients,
      Users users,
      Factors factors,
      ProvidersPage.Connections connections,
      Languages languages,
      List<String> secondFactor,
      Noted noted,
      InstantSource clock) {}

  /// Hears of a request that was refused.
  @FunctionalInterface
  public interface Noted {
    void refused(Tenant tenant, HttpRequest request, String reason);
  }

  public AccountApi(Parts parts) {
    var desk = new AccountDesk(parts.administration());
    var change = new PasswordChange(desk, parts.flow());
    var factors = new FactorsApi(desk, parts.factors(), parts.connections(), change);
    this.parts = parts;
    this.access = parts.access();
    this.proof = new FreshProof(parts.flow());
    this.routes =
        Stream.of(
                new ProfileApi(desk, factors).routes(),
                new SessionsApi(desk).routes(),
                new ConnectionsApi(desk, parts.clients()).routes(),
                new ActivityApi(desk).routes(),
                factors.routes(),
                new DataApi(new AccountCopy(desk), new Deletion(desk)).routes())
            .flatMap(List::stream)
            .toList();
  }

  /// Every address, in the order in which documentation lists them.
  public List<ApiRoute> routes() {
    return routes;
  }

  public HttpResponse answer(Tenant tenant, HttpRequest request, ApiRoute route) {
    var resource = Set.of(tenant.issuer().url(), AccountScopes.resource(tenant.issuer().url()));
    var answer =
        switch (access.admit(tenant.issuer(), request.headers()::all, resource, route.scope())) {
          case Access.Denied(var refusal, var challenge) ->
              denied(tenant, request, refusal, challenge);
          case Access.Allowed(var client, var grant) ->
              enter(tenant, request, route, client, grant);
        };
    return readable(tenant, request, answer);
  }

  /// The account is read here once more, so that whoever was shut out meanwhile stays out.
  private HttpResponse enter(
      Tenant tenant, HttpRequest request, ApiRoute route, Client client, Grant grant) {
    var user =
        UserId.parse(grant.subject().value())
            .flatMap(id -> parts.users().findById(tenant.id(), id))
            .filter(User::isActive);
    if (user.isEmpty()) {
      var refusal = Refusal.of(Reason.TOKEN_INVALID);
      return denied(tenant, request, refusal, ErrorReply.challenge(refusal));
    }
    if (grant.impersonation().isPresent() && !isLookedAt(route)) {
      parts.noted().refused(tenant, request, ApiProblem.IMPERSONATED.reason());
      return ApiProblem.IMPERSONATED.response();
    }
    var who = oneself(tenant, request, user.get(), client, grant);
    if (route.sensitive() && !isProved(who, grant)) {
      return proofNeeded(who);
    }
    return route.answering().answer(new ApiCall(who));
  }

  /// What whoever acts as somebody may have too.
  private static boolean isLookedAt(ApiRoute route) {
    return route.method().equals("GET") && !route.sensitive();
  }

  private Oneself oneself(
      Tenant tenant, HttpRequest request, User user, Client client, Grant grant) {
    var now = parts.clock().instant();
    var session =
        grant
            .session()
            .flatMap(id -> SessionId.parse(id.value()))
            .flatMap(id -> parts.factors().sessions().look(tenant.id(), user, id, now));
    var messages =
        parts
            .languages()
            .choose(
                LanguageKeys.spoken(tenant.settings()),
                user.language(),
                request.header("Accept-Language"));
    var visitor = new Visitor(request.clientAddress(), Optional.empty()).signedInAs(user.id());
    return new Oneself(
        tenant, user, session, visitor, request, messages, Optional.of(client.id()), now);
  }

  /// Both the login and what the application was told of it.
  private boolean isProved(Oneself who, Grant grant) {
    boolean recent = !grant.authTime().isBefore(who.now().minus(FreshProof.LASTS));
    return recent && who.session().filter(session -> isProved(who, session, grant)).isPresent();
  }

  private boolean isProved(Oneself who, Session session, Grant grant) {
    return proof.isHeld(who, session)
        && (!proof.isMoreThanPassword(who)
            || grant.acr().filter(parts.secondFactor()::contains).isPresent());
  }

  /// RFC 9470 §3: the application has its person log in, and comes back with another token.
  private HttpResponse proofNeeded(Oneself who) {
    parts.noted().refused(who.tenant(), who.request(), ApiProblem.PROOF_NEEDED.reason());
    var challenge =
        new StringBuilder("Bearer error=\"insufficient_user_authentication\", ")
            .append("error_description=\"a login of a moment ago is needed\", max_age=\"")
            .append(FreshProof.LASTS.toSeconds())
            .append('"');
    if (proof.isMoreThanPassword(who)) {
      challenge.append(", acr_values=\"").append(parts.secondFactor().getFirst()).append('"');
    }
    return ApiProblem.PROOF_NEEDED.response().withHeader("WWW-Authenticate", challenge.toString());
  }

  private HttpResponse denied(
      Tenant tenant, HttpRequest request, Refusal refusal, String challenge) {
    parts.noted().refused(tenant, request, refusal.reason().code());
    return new Problem(refusal.status(), refusal.reason().code(), refusal.description())
        .response()
        .withHeader("WWW-Authenticate", challenge);
  }

  /// The answer to a preflight of a page (Fetch §4.8). Credentials of the browser are never
  /// allowed.
  public HttpResponse preflight(Tenant tenant, HttpRequest request, String path) {
    var methods = new TreeSet<String>(Set.of("OPTIONS"));
    routes.stream()
        .filter(route -> route.path().equals(path))
        .forEach(route -> {
          methods.add(route.method());
          if (route.method().equals("GET")) {
            methods.add("HEAD");
          }
        });
    var allow = methods.stream().collect(Collectors.joining(", "));
    var answer = readable(tenant, request, HttpResponse.empty(204)).withHeader("Allow", allow);
    return answer.headers().first("Access-Control-Allow-Origin").isEmpty()
        ? answer
        : answer
            .withHeader("Access-Control-Allow-Methods", allow)
            .withHeader("Access-Control-Allow-Headers", "Authorization, Content-Type")
            .withHeader("Access-Control-Max-Age", PREFLIGHT_SECONDS);
  }

  private HttpResponse readable(Tenant tenant, HttpRequest request, HttpResponse answer) {
    var readable = answer;
    for (var header : parts.backChannel().readable(tenant.issuer(), request.header("Origin"))) {
      readable = readable.withHeader(header.name(), header.value());
    }
    return readable;
  }
}
