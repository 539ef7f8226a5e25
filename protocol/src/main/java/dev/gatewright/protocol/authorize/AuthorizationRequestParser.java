package dev.gatewright.protocol.authorize;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.protocol.internal.issue.AskedScope;
import dev.gatewright.protocol.internal.issue.HostPolicy;
import dev.gatewright.protocol.internal.issue.IdTokens;
import dev.gatewright.protocol.internal.issue.Targets;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.ClaimsRequest;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.CodeChallenge;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Prompt;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.oauth.ResponseMode;
import dev.gatewright.protocol.oauth.ResponseType;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads an authorization request; the only place that knows its parameter names (RFC 6749 §4.1.1,
/// RFC 7636 §4.3, RFC 8707 §2, OpenID Connect Core §3.1.2.1).
///
/// The order matters: who asks and where the answer may go come first, so that no error travels to
/// a URI that is not registered (RFC 6749 §4.1.2.1).
final class AuthorizationRequestParser {
  private static final Set<String> REPEATABLE = Set.of("resource");

  /// Longest values in bytes of UTF-8.
  private static final int MAX_VALUE = 2048;

  private static final int MAX_STATE = 4096;

  /// The parameters that a request is made of once it was read for the first time. What they said
  /// of `id_token_hint` is carried beside them.
  static final List<String> CARRIED =
      List.of(
          "client_id",
          "response_type",
          "redirect_uri",
          "response_mode",
          "scope",
          "state",
          "nonce",
          "code_challenge",
          "code_challenge_method",
          "prompt",
          "max_age",
          "login_hint",
          "idp_hint",
          "acr_values",
          "claims",
          "ui_locales",
          "display",
          "resource",
          "org");

  private final Clients clients;
  private final IdTokens idTokens;
  private final HostPolicy host;

  AuthorizationRequestParser(Clients clients, IdTokens idTokens, HostPolicy host) {
    this.clients = clients;
    this.idTokens = idTokens;
    this.host = host;
  }

  /// What was read.
  sealed interface Parsed {
    record Valid(AuthorizationRequest request, Client client) implements Parsed {}

    /// The redirect URI is trusted: the error goes there.
    record Refused(Client client, ReplyTo replyTo, Refusal refusal) implements Parsed {}

    /// Nothing is trusted yet. `client` is who the request says it is from, if there is such a one.
    record Untrusted(Refusal refusal, ErrorStyle style, Optional<Client> client)
        implements Parsed {}
  }

  /// Where an answer goes.
  record ReplyTo(String redirectUri, ResponseMode mode, Optional<String> state) {}

  /// Reads a request. `hinted` stands in for an `id_token_hint` that was read before.
  Parsed parse(Issuer issuer, Parameters parameters, Optional<SubjectId> hinted) {
    for (String name : List.of("client_id", "redirect_uri")) {
      if (parameters.all(name).size() > 1) {
        return unknownClient(
            issuer,
            Refusal.of(Reason.REQUEST_REPEATED_PARAMETER, name + " was sent more than once"));
      }
    }
    var id = parameters.one("client_id");
    if (id.isEmpty()) {
      return unknownClient(issuer, Refusal.of(Reason.AUTHORIZE_CLIENT_MISSING));
    }
    var client =
        id.filter(ClientId::isValid)
            .flatMap(value -> clients.find(issuer.id(), new ClientId(value)));
    if (client.isEmpty()) {
      return unknownClient(issuer, Refusal.of(Reason.AUTHORIZE_CLIENT_UNKNOWN));
    }
    return withClient(issuer, client.get(), parameters, hinted);
  }

  private static Parsed unknownClient(Issuer issuer, Refusal refusal) {
    return new Parsed.Untrusted(refusal, issuer.errorStyle(), Optional.empty());
  }

  private Parsed withClient(
      Issuer issuer, Client client, Parameters parameters, Optional<SubjectId> hinted) {
    var sent = parameters.one("redirect_uri");
    if (sent.isEmpty()) {
      if (isOpenId(parameters) || client.redirectUris().size() != 1) {
        return untrusted(client, Reason.REDIRECT_URI_MISSING);
      }
    } else if (!RedirectUris.isRegistered(client, sent.get(), host.options().loopback())) {
      return untrusted(
          client,
          RedirectUris.isWellFormed(sent.get())
              ? Reason.REDIRECT_URI_MISMATCH
              : Reason.REDIRECT_URI_MALFORMED);
    }
    var uri = sent.orElseGet(() -> client.redirectUris().iterator().next());
    var type =
        parameters
            .one("response_type")
            .flatMap(ResponseType::parse)
            .filter(asked -> host.supports(asked.grantType()));
    var shown = RequestObject.shown(parameters);
    var mode = shown.one("response_mode").flatMap(ResponseMode::parse);
    var replyTo =
        new ReplyTo(
            uri,
            mode.filter(asked -> isFit(asked, type)).orElseGet(() -> usual(type)),
            shown
                .one("state")
                .filter(state -> shown.all("state").size() == 1 && !isLonger(state, MAX_STATE)));
    var broken = shapeProblem(client, parameters, type, mode);
    if (broken.isPresent()) {
      return new Parsed.Refused(client, replyTo, broken.get());
    }
    return new Fields(issuer, client, parameters, type.orElseThrow(), replyTo, sent.isPresent())
        .read(hinted);
  }

  private static Parsed untrusted(Client client, Reason reason) {
    return new Parsed.Untrusted(Refusal.of(reason), client.errorStyle(), Optional.of(client));
  }

  /// OpenID Connect Core §3.1.2.1 wants `redirect_uri` in every request of its own.
  private boolean isOpenId(Parameters parameters) {
    return parameters
        .one("scope")
        .flatMap(host.options()::parseScope)
        .filter(scope -> scope.contains(Scope.OPENID))
        .isPresent();
  }

  private ResponseMode usual(Optional<ResponseType> type) {
    return type.filter(asked -> asked == ResponseType.TOKEN).isPresent()
        ? host.options().implicitRedirectMode()
        : ResponseMode.QUERY;
  }

  /// A token does not go into a query unless the host says so (OAuth 2.0 Multiple Response Types
  /// §3).
  private boolean isFit(ResponseMode mode, Optional<ResponseType> type) {
    return mode != ResponseMode.QUERY || usual(type) == ResponseMode.QUERY;
  }

  /// What is wrong with the request as a whole, before its values are looked at.
  private Optional<Refusal> shapeProblem(
      Client client,
      Parameters parameters,
      Optional<ResponseType> type,
      Optional<ResponseMode> mode) {
    var repeated = parameters.repeated(REPEATABLE);
    if (repeated.isPresent()) {
      return Optional.of(Refusal.of(Reason.REQUEST_REPEATED_PARAMETER));
    }
    if (parameters.one("request").isPresent()) {
      return Optional.of(Refusal.of(Reason.AUTHORIZE_REQUEST_OBJECT));
    }
    if (parameters.one("request_uri").isPresent()) {
      return Optional.of(Refusal.of(Reason.AUTHORIZE_REQUEST_URI));
    }
    if (parameters.one("registration").isPresent()) {
      return Optional.of(Refusal.of(Reason.AUTHORIZE_REGISTRATION));
    }
    if (parameters.one("response_mode").isPresent()
        && mode.filter(asked -> isFit(asked, type)).isEmpty()) {
      return Optional.of(Refusal.of(Reason.AUTHORIZE_RESPONSE_MODE));
    }
    if (parameters.one("response_type").isEmpty()) {
      return Optional.of(Refusal.of(Reason.AUTHORIZE_RESPONSE_TYPE_MISSING));
    }
    if (type.isEmpty()) {
      return Optional.of(Refusal.of(Reason.AUTHORIZE_RESPONSE_TYPE));
    }
    if (!client.grants().contains(type.get().grantType())) {
      return Optional.of(Refusal.of(Reason.AUTHORIZE_GRANT_NOT_ALLOWED));
    }
    if (client.option(AuthorizationEndpoint.REQUIRE_STATE) && parameters.one("state").isEmpty()) {
      return Optional.of(Refusal.of(Reason.AUTHORIZE_STATE_MISSING));
    }
    return Optional.empty();
  }

  /// Reads the values one by one, stopping at the first that is wrong.
  private final class Fields {
    private final Issuer issuer;
    private final Client client;
    private final Parameters parameters;
    private final ResponseType type;
    private final ReplyTo replyTo;
    private final boolean redirectUriSent;

    Fields(
        Issuer issuer,
        Client client,
        Parameters parameters,
        ResponseType type,
        ReplyTo replyTo,
        boolean redirectUriSent) {
      this.issuer = issuer;
      this.client = client;
      this.parameters = parameters;
      this.type = type;
      this.replyTo = replyTo;
      this.redirectUriSent = redirectUriSent;
    }

    Parsed read(Optional<SubjectId> known) {
      var tooLong = tooLong();
      if (tooLong.isPresent()) {
        return refuse(
            Refusal.of(
                Reason.AUTHORIZE_PARAMETER, tooLong.get() + " is longer than this server takes"));
      }
      var sentScope = parameters.one("scope");
      Scope scope = client.defaultScope();
      if (sentScope.isPresent()) {
        var asked =
            AskedScope.read(
                sentScope.get(),
                type.grantType(),
                issuer,
                client,
                client.scope(),
                host.options(),
                Reason.SCOPE_NOT_ALLOWED);
        switch (asked) {
          case AskedScope.Of(var granted) -> scope = granted;
          case AskedScope.Refused(var reason) -> {
            return refuse(Refusal.of(reason));
          }
        }
      }
      var pkce = pkceProblem();
      if (pkce.isPresent()) {
        return refuse(pkce.get());
      }
      var prompts = prompts();
      if (prompts.isEmpty()) {
        return refuse(Refusal.of(Reason.AUTHORIZE_PARAMETER, "prompt has an unknown value"));
      }
      if (prompts.get().contains(Prompt.NONE) && prompts.get().size() > 1) {
        return refuse(Refusal.of(Reason.AUTHORIZE_PROMPT_NONE_COMBINED));
      }
      var maxAge = parameters.one("max_age");
      if (maxAge.isPresent() && !isSeconds(maxAge.get())) {
        return refuse(
            Refusal.of(Reason.AUTHORIZE_PARAMETER, "max_age must be a number of seconds"));
      }
      var claims = parameters.one("claims").flatMap(ClaimsRequest::parse);
      if (parameters.one("claims").isPresent() && claims.isEmpty()) {
        return refuse(
            Refusal.of(
                Reason.AUTHORIZE_PARAMETER, "claims must be a JSON object as OpenID Connect says"));
      }
      var resources = Targets.named(issuer, parameters);
      if (resources.isEmpty()) {
        return refuse(Refusal.of(Reason.RESOURCE_INVALID));
      }
      var hint = parameters.one("id_token_hint");
      var hinted = known.or(() -> hint.flatMap(this::hintedSubject));
      if (hint.isPresent() && hinted.isEmpty()) {
        return refuse(Refusal.of(Reason.AUTHORIZE_ID_TOKEN_HINT));
      }
      var demanded = claims.flatMap(ClaimsRequest::subject);
      if (hinted.isPresent() && demanded.isPresent() && !hinted.equals(demanded)) {
        return refuse(
            Refusal.of(
                Reason.AUTHORIZE_WRONG_USER, "id_token_hint and claims name different users"));
      }
      return new Parsed.Valid(
          new AuthorizationRequest(
              client.id(),
              type,
              replyTo.redirectUri(),
              redirectUriSent,
              replyTo.mode(),
              scope,
              replyTo.state(),
              parameters.one("nonce"),
              challenge(),
              prompts.get(),
              maxAge.map(Long::parseLong).map(Duration::ofSeconds),
              parameters.one("login_hint"),
              parameters.one("idp_hint"),
              hinted,
              words("acr_values"),
              claims,
              words("ui_locales"),
              parameters.one("display"),
              resources.get(),
              parameters.one("org")),
          client);
    }

    private Parsed refuse(Refusal refusal) {
      return new Parsed.Refused(client, replyTo, refusal);
    }

    private Optional<String> tooLong() {
      if (parameters.one("state").filter(v -> isLonger(v, MAX_STATE)).isPresent()) {
        return Optional.of("state");
      }
      for (String name :
          List.of(
              "nonce",
              "scope",
              "login_hint",
              "idp_hint",
              "acr_values",
              "ui_locales",
              "display",
              "org")) {
        if (parameters.one(name).filter(v -> isLonger(v, MAX_VALUE)).isPresent()) {
          return Optional.of(name);
        }
      }
      return Optional.empty();
    }

    /// RFC 7636 §4.3 and §4.4.1; RFC 9700 §2.1.1 advises against `plain`, which a missing method
    /// means. Without a code there is nothing to prove.
    private Optional<Refusal> pkceProblem() {
      if (type != ResponseType.CODE) {
        return Optional.empty();
      }
      if (parameters.one("code_challenge").isEmpty()) {
        return host.requiresPkce(client) || parameters.one("code_challenge_method").isPresent()
            ? Optional.of(Refusal.of(Reason.PKCE_CHALLENGE_MISSING))
            : Optional.empty();
      }
      if (challengeMethod().isEmpty()) {
        return Optional.of(Refusal.of(Reason.PKCE_METHOD));
      }
      return challenge().isEmpty()
          ? Optional.of(Refusal.of(Reason.PKCE_CHALLENGE_MALFORMED))
          : Optional.empty();
    }

    private Optional<CodeChallenge.Method> challengeMethod() {
      var method = parameters.one("code_challenge_method").orElse("plain");
      return switch (method) {
        case "S256" -> Optional.of(CodeChallenge.Method.S256);
        case "plain" ->
            host.options().requiresS256()
                ? Optional.empty()
                : Optional.of(CodeChallenge.Method.PLAIN);
        default -> Optional.empty();
      };
    }

    /// The two ways to hash are told apart by length.
    private Optional<CodeChallenge> challenge() {
      var sent = parameters.one("code_challenge");
      var method = challengeMethod();
      if (sent.isEmpty() || method.isEmpty() || type != ResponseType.CODE) {
        return Optional.empty();
      }
      var legacy =
          client.option(Client.PKCE_LEGACY_HEX) && method.get() == CodeChallenge.Method.S256
              ? CodeChallenge.Method.LEGACY_HEX.parse(sent.get())
              : Optional.<CodeChallenge>empty();
      return method.get().parse(sent.get()).or(() -> legacy);
    }

    private Optional<Set<Prompt>> prompts() {
      var prompts = EnumSet.noneOf(Prompt.class);
      for (String word : words("prompt")) {
        var prompt = Prompt.parse(word).filter(known -> known != Prompt.CREATE || issuer.signUp());
        if (prompt.isEmpty()) {
          return Optional.empty();
        }
        prompts.add(prompt.get());
      }
      return Optional.of(prompts);
    }

    private Optional<SubjectId> hintedSubject(String hint) {
      return idTokens
          .readHint(issuer, hint)
          .filter(token -> token.audience().contains(client.id().value()))
          .map(IdTokens.Hint::subject);
    }

    private List<String> words(String name) {
      return parameters.one(name).stream()
          .flatMap(value -> Arrays.stream(value.split(" ")))
          .filter(word -> !word.isEmpty())
          .toList();
    }
  }

  /// Bytes are counted, since they are what travels and what is kept.
  private static boolean isLonger(String value, int bytes) {
    return value.length() > bytes || value.getBytes(UTF_8).length > bytes;
  }

  private static boolean isSeconds(String text) {
    return text.matches("[0-9]{1,10}") && Long.parseLong(text) <= Integer.MAX_VALUE;
  }
}
