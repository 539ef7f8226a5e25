package dev.gatewright.protocol.logout;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.ClientOption;
import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.protocol.errand.Browser;
import dev.gatewright.protocol.internal.issue.IdTokens;
import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.issuer.Issuer.ParameterlessLogout;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.ports.Sessions;
import dev.gatewright.protocol.ports.Sessions.LoginSession;
import dev.gatewright.protocol.seal.SealType;
import dev.gatewright.protocol.seal.Seals;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// The end session endpoint (OpenID Connect RP-Initiated Logout §2, §3).
///
/// A valid `id_token_hint` shows that a client asks, and is obeyed. Without one only the user can
/// say, unless a client of this very session is set to be believed.
public final class LogoutEndpoint {
  /// Whether a logout without `id_token_hint` may redirect without a question (OpenID Connect
  /// RP-Initiated Logout §2).
  public static final ClientOption<Boolean> WITHOUT_HINT = ClientOption.flag("logout_without_hint");

  private static final Duration QUESTION_LIFETIME = Duration.ofMinutes(30);

  /// Longest `state` in characters, form-encoded: it must find room in a sealed question.
  private static final int MAX_STATE = 4096;

  private final Clients clients;
  private final Sessions sessions;
  private final Grants grants;
  private final IdTokens idTokens;
  private final Seals seals;
  private final InstantSource clock;

  public LogoutEndpoint(
      Clients clients,
      Sessions sessions,
      Grants grants,
      IdTokens idTokens,
      Seals seals,
      InstantSource clock) {
    this.clients = clients;
    this.sessions = sessions;
    this.grants = grants;
    this.idTokens = idTokens;
    this.seals = seals;
    this.clock = clock;
  }

  /// What a request asks for, once read: `uri` is registered.
  private record Asked(
      Optional<IdTokens.Hint> hint,
      Optional<Client> client,
      Optional<String> uri,
      Optional<String> state) {

    /// Where to go: the registered URI with `state` (OpenID Connect RP-Initiated Logout §3).
    Optional<String> target() {
      return uri.map(u -> state.map(value -> withState(u, value)).orElse(u));
    }

    private static String withState(String uri, String state) {
      return uri + (uri.indexOf('?') < 0 ? '?' : '&') + "state=" + URLEncoder.encode(state, UTF_8);
    }
  }

  private sealed interface Reading {
    record Good(Asked asked) implements Reading {}

    record Bad(Refusal refusal) implements Reading {}
  }

  /// Answers a logout request. `topLevel` tells whether the browser shows the answer as a page of
  /// its own, as opposed to an image or frame of another site.
  public LogoutOutcome logout(
      Issuer issuer, Parameters parameters, Browser browser, boolean topLevel) {
    return switch (read(issuer, parameters)) {
      case Reading.Bad bad ->
          browser.session().isPresent()
              ? confirm(
                  issuer, browser, Optional.empty(), Optional.empty(), Optional.of(bad.refusal()))
              : new LogoutOutcome.ErrorPage(bad.refusal());
      case Reading.Good good -> decide(issuer, good.asked(), browser, topLevel);
    };
  }

  private Reading read(Issuer issuer, Parameters parameters) {
    if (parameters.repeated(Set.of()).isPresent()) {
      return new Reading.Bad(Refusal.of(Reason.REQUEST_REPEATED_PARAMETER));
    }
    var hintText = parameters.one("id_token_hint");
    var hint = hintText.flatMap(text -> idTokens.readHint(issuer, text));
    if (hintText.isPresent() && hint.isEmpty()) {
      return new Reading.Bad(Refusal.of(Reason.LOGOUT_HINT_INVALID));
    }
    var named = parameters.one("client_id");
    if (named.isPresent() && hint.isPresent() && !hint.get().audience().contains(named.get())) {
      return new Reading.Bad(Refusal.of(Reason.LOGOUT_CLIENT_MISMATCH));
    }
    var client =
        named
            .or(() -> hint.flatMap(h -> h.audience().stream().findFirst()))
            .filter(ClientId::isValid)
            .flatMap(id -> clients.find(issuer.id(), new ClientId(id)));
    var uri = parameters.one("post_logout_redirect_uri");
    boolean nobodyAsks = client.isEmpty() && (named.isPresent() || hint.isPresent());
    if (uri.isPresent() && (nobodyAsks || !isRegistered(issuer, client, uri.get()))) {
      return new Reading.Bad(Refusal.of(Reason.LOGOUT_REDIRECT_URI));
    }
    if (named.isPresent() && client.isEmpty()) {
      return new Reading.Bad(Refusal.of(Reason.AUTHORIZE_CLIENT_UNKNOWN));
    }
    var state = parameters.one("state");
    if (state.filter(value -> URLEncoder.encode(value, UTF_8).length() > MAX_STATE).isPresent()) {
      return new Reading.Bad(Refusal.of(Reason.REQUEST_TOO_LARGE));
    }
    return new Reading.Good(new Asked(hint, client, uri, state));
  }

  /// Exactly one of the URIs of the client that asks; of any client where none is named.
  private boolean isRegistered(Issuer issuer, Optional<Client> client, String uri) {
    return client
        .map(known -> known.postLogoutRedirectUris().contains(uri))
        .orElseGet(() -> !clients.withPostLogoutRedirectUri(issuer.id(), uri).isEmpty());
  }

  private LogoutOutcome decide(Issuer issuer, Asked asked, Browser browser, boolean topLevel) {
    var session = browser.session();
    if (asked.hint().isPresent()) {
      return withHint(issuer, asked, asked.hint().get(), browser);
    }
    if (session.isEmpty()) {
      return asked.client().isPresent()
          ? finish(asked.target())
          : new LogoutOutcome.SignedOut(asked.target());
    }
    if (topLevel && mayEndWithoutAsking(issuer, asked, session.get())) {
      sessions.end(issuer.id(), session.get().id());
      return finish(asked.target());
    }
    return confirm(issuer, browser, asked.client(), asked.target(), Optional.empty());
  }

  /// The hint names the session; a session of another user is not its business.
  private LogoutOutcome withHint(Issuer issuer, Asked asked, IdTokens.Hint hint, Browser browser) {
    var current = browser.session();
    boolean otherUser =
        current.filter(session -> !session.subject().equals(hint.subject())).isPresent();
    if (otherUser) {
      return confirm(issuer, browser, asked.client(), asked.target(), Optional.empty());
    }
    hint.session().ifPresent(session -> sessions.end(issuer.id(), session));
    current.ifPresent(session -> sessions.end(issuer.id(), session.id()));
    return finish(asked.target());
  }

  private boolean mayEndWithoutAsking(Issuer issuer, Asked asked, LoginSession session) {
    if (asked.uri().isEmpty()) {
      return asked.client().isEmpty() && issuer.parameterlessLogout() == ParameterlessLogout.END;
    }
    return clientsOf(issuer, session.id()).stream()
        .filter(client -> client.option(WITHOUT_HINT))
        .filter(client -> asked.client().map(c -> c.id().equals(client.id())).orElse(true))
        .anyMatch(client -> client.postLogoutRedirectUris().contains(asked.uri().get()));
  }

  private List<Client> clientsOf(Issuer issuer, SessionId session) {
    return grants.clientsOf(issuer.id(), session).stream()
        .flatMap(id -> clients.find(issuer.id(), id).stream())
        .toList();
  }

  private static LogoutOutcome finish(Optional<String> target) {
    return target
        .<LogoutOutcome>map(LogoutOutcome.Redirect::new)
        .orElseGet(() -> new LogoutOutcome.SignedOut(Optional.empty()));
  }

  private LogoutOutcome confirm(
      Issuer issuer,
      Browser browser,
      Optional<Client> client,
      Optional<String> target,
      Optional<Refusal> problem) {
    var session = browser.session();
    var doc = Json.object();
    session.ifPresent(s -> doc.put("s", s.id().value()));
    target.ifPresent(uri -> doc.put("u", uri));
    doc.put("t", clock.instant().toEpochMilli());
    return new LogoutOutcome.Confirm(
        seals.seal(issuer.id(), SealType.LOGOUT, Json.bytes(doc)),
        client.map(Client::name),
        problem);
  }

  /// Takes the user's answer to [LogoutOutcome.Confirm].
  public LogoutOutcome answer(Issuer issuer, String handle, Browser browser, boolean yes) {
    var question =
        seals
            .open(issuer.id(), SealType.LOGOUT, handle)
            .flatMap(Json::parseObject)
            .filter(doc -> isAskedOf(browser, doc))
            .filter(this::isRecent);
    if (question.isEmpty()) {
      return new LogoutOutcome.ErrorPage(Refusal.of(Reason.AUTHORIZE_INTERACTION_LOST));
    }
    if (!yes) {
      return new LogoutOutcome.Stayed();
    }
    Json.text(question.get(), "s")
        .ifPresent(session -> sessions.end(issuer.id(), new SessionId(session)));
    browser.session().ifPresent(session -> sessions.end(issuer.id(), session.id()));
    return finish(Json.text(question.get(), "u"));
  }

  /// The question was put to the person of one session, so only its browser can answer.
  private static boolean isAskedOf(Browser browser, ObjectNode question) {
    var asked = Json.text(question, "s");
    return asked.isPresent()
        && asked.equals(browser.session().map(session -> session.id().value()));
  }

  private boolean isRecent(ObjectNode question) {
    var asked = Instant.ofEpochMilli(question.path("t").asLong());
    return clock.instant().isBefore(asked.plus(QUESTION_LIFETIME));
  }
}
