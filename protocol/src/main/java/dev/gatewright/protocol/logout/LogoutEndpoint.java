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
/// An `id_token_hint` of the very session that this browser holds is obeyed; about any other
/// session the user is asked. Without one only the user can say, unless a client of this session is
/// set to be believed. A hint that is none counts as not sent.
public final class LogoutEndpoint {
  /// Whether a logout without `id_token_hint` may redirect without a question (OpenID Connect
  /// RP-Initiated Logout §2).
  public static final ClientOption<Boolean> WITHOUT_HINT = ClientOption.flag("logout_without_hint");

  private static final Duration QUESTION_LIFETIME = Duration.ofMinutes(30);

  /// Longest `state` in bytes, form-encoded: it must find room in a sealed question.
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

  /// What a request asks for, once read: `uri` is registered, and one of `client` where that is
  /// named. `note` is what was wrong with a hint that is not counted.
  private record Asked(
      Optional<IdTokens.Hint> hint,
      Optional<Client> client,
      Optional<String> uri,
      Optional<String> state,
      Optional<Refusal> note) {

    /// Where to go: the registered URI with `state` (OpenID Connect RP-Initiated Logout §3).
    Optional<String> target() {
      return uri.map(u -> state.map(value -> withState(u, value)).orElse(u));
    }

    private static String withState(String uri, String state) {
      return uri + (uri.contains("?") ? '&' : '?') + "state=" + URLEncoder.encode(state, UTF_8);
    }

    boolean names(LoginSession session) {
      return hint.filter(named -> named.session().equals(Optional.of(session.id())))
          .filter(named -> named.subject().equals(session.subject()))
          .isPresent();
    }
  }

  private sealed interface Reading {
    record Good(Asked asked) implements Reading {}

    record Bad(Refusal refusal, Optional<Client> client) implements Reading {}
  }

  /// Answers a logout request. `topLevel` tells whether the browser shows the answer as a page of
  /// its own, as opposed to a frame of another site.
  public LogoutOutcome logout(
      Issuer issuer, Parameters parameters, Browser browser, boolean topLevel) {
    return switch (read(issuer, parameters)) {
      case Reading.Bad(var refusal, var client) ->
          browser
              .session()
              .<LogoutOutcome>map(session ->
                  confirm(issuer, session, client, Optional.empty(), Optional.of(refusal)))
              .orElseGet(() -> new LogoutOutcome.ErrorPage(refusal, client));
      case Reading.Good(var asked) -> decide(issuer, asked, browser, topLevel);
    };
  }

  private Reading read(Issuer issuer, Parameters parameters) {
    if (parameters.repeated(Set.of()).isPresent()) {
      return bad(Reason.REQUEST_REPEATED_PARAMETER, Optional.empty());
    }
    var sent = parameters.one("id_token_hint");
    var named = parameters.one("client_id");
    var genuine = sent.flatMap(text -> idTokens.readHint(issuer, text));
    var hint =
        genuine.filter(read -> named.map(client -> read.audience().contains(client)).orElse(true));
    var client =
        named
            .or(() -> hint.flatMap(h -> h.audience().stream().findFirst()))
            .filter(ClientId::isValid)
            .flatMap(id -> clients.find(issuer.id(), new ClientId(id)));
    var uri = parameters.one("post_logout_redirect_uri");
    boolean nobodyAsks = client.isEmpty() && (named.isPresent() || hint.isPresent());
    if (uri.isPresent() && (nobodyAsks || !isRegistered(issuer, client, uri.get()))) {
      return bad(Reason.LOGOUT_REDIRECT_URI, client);
    }
    if (named.isPresent() && client.isEmpty()) {
      return bad(Reason.AUTHORIZE_CLIENT_UNKNOWN, client);
    }
    var state = parameters.one("state");
    if (state.filter(value -> URLEncoder.encode(value, UTF_8).length() > MAX_STATE).isPresent()) {
      return bad(Reason.REQUEST_TOO_LARGE, client);
    }
    var note =
        sent.isPresent() && hint.isEmpty()
            ? Optional.of(
                Refusal.of(
                    genuine.isPresent()
                        ? Reason.LOGOUT_CLIENT_MISMATCH
                        : Reason.LOGOUT_HINT_INVALID))
            : Optional.<Refusal>empty();
    return new Reading.Good(new Asked(hint, client, uri, state, note));
  }

  private static Reading bad(Reason reason, Optional<Client> client) {
    return new Reading.Bad(Refusal.of(reason), client);
  }

  /// Exactly one of the URIs of the client that asks; of any client where none is named.
  private boolean isRegistered(Issuer issuer, Optional<Client> client, String uri) {
    return client
        .map(known -> known.postLogoutRedirectUris().contains(uri))
        .orElseGet(() -> !clients.withPostLogoutRedirectUri(issuer.id(), uri).isEmpty());
  }

  private LogoutOutcome decide(Issuer issuer, Asked asked, Browser browser, boolean topLevel) {
    if (browser.session().isEmpty()) {
      return finish(asked.client(), asked.target(), asked.client().isPresent());
    }
    var session = browser.session().get();
    boolean unasked = topLevel && mayEndWithoutAsking(issuer, asked, session);
    if (unasked || asked.names(session)) {
      sessions.end(issuer.id(), session.id());
      return finish(asked.client(), asked.target(), true);
    }
    return confirm(issuer, session, asked.client(), asked.target(), asked.note());
  }

  private boolean mayEndWithoutAsking(Issuer issuer, Asked asked, LoginSession session) {
    if (asked.hint().isPresent()) {
      return false;
    }
    if (asked.uri().isEmpty()) {
      return asked.client().isEmpty()
          && asked.note().isEmpty()
          && issuer.parameterlessLogout() == ParameterlessLogout.END;
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

  /// Nobody is logged in any more. Where no client is named, anybody may have sent the browser
  /// here, so that it goes nowhere by itself.
  private static LogoutOutcome finish(
      Optional<Client> client, Optional<String> target, boolean mayRedirect) {
    return target.isPresent() && mayRedirect
        ? new LogoutOutcome.Redirect(target.get())
        : new LogoutOutcome.SignedOut(target, client);
  }

  private LogoutOutcome confirm(
      Issuer issuer,
      LoginSession session,
      Optional<Client> client,
      Optional<String> target,
      Optional<Refusal> problem) {
    var doc = Json.object();
    doc.put("s", session.id().value());
    client.ifPresent(known -> doc.put("c", known.id().value()));
    target.ifPresent(uri -> doc.put("u", uri));
    doc.put("t", clock.instant().toEpochMilli());
    return new LogoutOutcome.Confirm(
        seals.seal(issuer.id(), SealType.LOGOUT, Json.bytes(doc)), client, target, problem);
  }

  /// Takes the user's answer to [LogoutOutcome.Confirm].
  public LogoutOutcome answer(Issuer issuer, String handle, Browser browser, boolean yes) {
    var question =
        seals
            .open(issuer.id(), SealType.LOGOUT, handle)
            .flatMap(Json::parseObject)
            .filter(this::isRecent);
    var client =
        question
            .flatMap(doc -> Json.text(doc, "c"))
            .flatMap(id -> clients.find(issuer.id(), new ClientId(id)));
    if (question.isEmpty()) {
      return new LogoutOutcome.ErrorPage(
          Refusal.of(Reason.AUTHORIZE_INTERACTION_LOST), Optional.empty());
    }
    if (browser.session().isEmpty()) {
      return new LogoutOutcome.SignedOut(Optional.empty(), client);
    }
    var session = browser.session().get();
    if (!Json.text(question.get(), "s").equals(Optional.of(session.id().value()))) {
      return new LogoutOutcome.ErrorPage(Refusal.of(Reason.AUTHORIZE_INTERACTION_LOST), client);
    }
    if (!yes) {
      return new LogoutOutcome.Stayed(client);
    }
    sessions.end(issuer.id(), session.id());
    return finish(client, Json.text(question.get(), "u"), client.isPresent());
  }

  private boolean isRecent(ObjectNode question) {
    var asked = Instant.ofEpochMilli(question.path("t").asLong());
    return clock.instant().isBefore(asked.plus(QUESTION_LIFETIME));
  }
}
