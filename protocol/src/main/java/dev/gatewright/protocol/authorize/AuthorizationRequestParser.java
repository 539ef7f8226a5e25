package dev.gatewright.protocol.authorize;

import dev.gatewright.protocol.Issuer;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.Client.ClientType;
import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.protocol.issue.IdTokens;
import dev.gatewright.protocol.oauth.ClaimsRequest;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.CodeChallenge;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Prompt;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.oauth.ResponseMode;
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
  private static final int MAX_RESOURCES = 20;
  private static final int MAX_VALUE = 2048;
  private static final int MAX_STATE = 4096;

  private final Clients clients;
  private final IdTokens idTokens;

  AuthorizationRequestParser(Clients clients, IdTokens idTokens) {
    this.clients = clients;
    this.idTokens = idTokens;
  }

  /// What was read.
  sealed interface Parsed {
    record Valid(AuthorizationRequest request, Client client) implements Parsed {}

    /// The redirect URI is trusted: the error goes there.
    record Refused(ReplyTo replyTo, Refusal refusal) implements Parsed {}

    /// Nothing is trusted yet.
    record Untrusted(Refusal refusal) implements Parsed {}
  }

  /// Where an answer goes.
  record ReplyTo(String redirectUri, ResponseMode mode, Optional<String> state) {}

  Parsed parse(Issuer issuer, Parameters parameters) {
    for (String name : List.of("client_id", "redirect_uri")) {
      if (parameters.all(name).size() > 1) {
        return new Parsed.Untrusted(
            Refusal.of(Reason.REQUEST_REPEATED_PARAMETER, name + " was sent more than once"));
      }
    }
    var id = parameters.one("client_id");
    if (id.isEmpty()) {
      return new Parsed.Untrusted(Refusal.of(Reason.AUTHORIZE_CLIENT_MISSING));
    }
    var client =
        id.filter(ClientId::isValid)
            .flatMap(value -> clients.find(issuer.id(), new ClientId(value)));
    if (client.isEmpty()) {
      return new Parsed.Untrusted(Refusal.of(Reason.AUTHORIZE_CLIENT_UNKNOWN));
    }
    return withClient(issuer, client.get(), parameters);
  }

  private Parsed withClient(Issuer issuer, Client client, Parameters parameters) {
    var sent = parameters.one("redirect_uri");
    if (sent.isEmpty()) {
      boolean openId = parameters.one("scope").filter(s -> s.contains(Scope.OPENID)).isPresent();
      if (openId || client.redirectUris().size() != 1) {
        return new Parsed.Untrusted(Refusal.of(Reason.REDIRECT_URI_MISSING));
      }
    } else if (!RedirectUris.isRegistered(client, sent.get())) {
      return new Parsed.Untrusted(Refusal.of(Reason.REDIRECT_URI_MISMATCH));
    }
    var uri = sent.orElseGet(() -> client.redirectUris().iterator().next());
    var mode = parameters.one("response_mode").flatMap(ResponseMode::parse);
    var replyTo =
        new ReplyTo(
            uri,
            mode.orElse(ResponseMode.QUERY),
            parameters.all("state").size() == 1 ? parameters.one("state") : Optional.empty());
    var broken = shapeProblem(client, parameters, mode);
    if (broken.isPresent()) {
      return new Parsed.Refused(replyTo, broken.get());
    }
    return new Fields(issuer, client, parameters, replyTo, sent.isPresent()).read();
  }

  /// What is wrong with the request as a whole, before its values are looked at.
  private static Optional<Refusal> shapeProblem(
      Client client, Parameters parameters, Optional<ResponseMode> mode) {
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
    if (parameters.one("response_mode").isPresent() && mode.isEmpty()) {
      return Optional.of(Refusal.of(Reason.AUTHORIZE_RESPONSE_MODE));
    }
    var responseType = parameters.one("response_type");
    if (responseType.isEmpty()) {
      return Optional.of(Refusal.of(Reason.AUTHORIZE_RESPONSE_TYPE_MISSING));
    }
    if (!responseType.get().equals("code")) {
      return Optional.of(Refusal.of(Reason.AUTHORIZE_RESPONSE_TYPE));
    }
    if (!client.grants().contains(GrantType.AUTHORIZATION_CODE)) {
      return Optional.of(Refusal.of(Reason.CLIENT_GRANT_NOT_ALLOWED));
    }
    if (client.authorization().requireState() && parameters.one("state").isEmpty()) {
      return Optional.of(Refusal.of(Reason.AUTHORIZE_STATE_MISSING));
    }
    return Optional.empty();
  }

  /// Reads the values one by one, stopping at the first that is wrong.
  private final class Fields {
    private final Issuer issuer;
    private final Client client;
    private final Parameters parameters;
    private final ReplyTo replyTo;
    private final boolean redirectUriSent;

    Fields(
        Issuer issuer,
        Client client,
        Parameters parameters,
        ReplyTo replyTo,
        boolean redirectUriSent) {
      this.issuer = issuer;
      this.client = client;
      this.parameters = parameters;
      this.replyTo = replyTo;
      this.redirectUriSent = redirectUriSent;
    }

    Parsed read() {
      var tooLong = tooLong();
      if (tooLong.isPresent()) {
        return refuse(
            Refusal.of(
                Reason.AUTHORIZE_PARAMETER, tooLong.get() + " is longer than this server takes"));
      }
      var scope =
          parameters.one("scope").map(Scope::parse).orElse(Optional.of(client.defaultScope()));
      if (scope.isEmpty()) {
        return refuse(Refusal.of(Reason.SCOPE_MALFORMED));
      }
      if (!client.scope().covers(scope.get())) {
        return refuse(Refusal.of(Reason.SCOPE_NOT_ALLOWED));
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
      if (maxAge.isPresent() && !maxAge.get().matches("[0-9]{1,9}")) {
        return refuse(
            Refusal.of(Reason.AUTHORIZE_PARAMETER, "max_age must be a number of seconds"));
      }
      var claims = parameters.one("claims").flatMap(ClaimsRequest::parse);
      if (parameters.one("claims").isPresent() && claims.isEmpty()) {
        return refuse(
            Refusal.of(
                Reason.AUTHORIZE_PARAMETER, "claims must be a JSON object as OpenID Connect says"));
      }
      var resources = parameters.all("resource");
      if (!resourcesAreKnown(resources)) {
        return refuse(Refusal.of(Reason.RESOURCE_INVALID));
      }
      var hint = parameters.one("id_token_hint");
      var hinted = hint.flatMap(this::hintedSubject);
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
              replyTo.redirectUri(),
              redirectUriSent,
              replyTo.mode(),
              scope.get(),
              replyTo.state(),
              parameters.one("nonce"),
              parameters.one("code_challenge").map(CodeChallenge::new),
              prompts.get(),
              maxAge.map(Long::parseLong).map(Duration::ofSeconds),
              parameters.one("login_hint"),
              hinted,
              words("acr_values"),
              claims,
              words("ui_locales"),
              parameters.one("display"),
              resources,
              parameters.one("org")),
          client);
    }

    private Parsed refuse(Refusal refusal) {
      return new Parsed.Refused(replyTo, refusal);
    }

    private Optional<String> tooLong() {
      if (parameters.one("state").filter(v -> v.length() > MAX_STATE).isPresent()) {
        return Optional.of("state");
      }
      for (String name :
          List.of("nonce", "scope", "login_hint", "acr_values", "ui_locales", "display", "org")) {
        if (parameters.one(name).filter(v -> v.length() > MAX_VALUE).isPresent()) {
          return Optional.of(name);
        }
      }
      return Optional.empty();
    }

    /// RFC 7636 §4.3 and §4.4.1; RFC 9700 §2.1.1 forbids `plain`, which a missing method means.
    private Optional<Refusal> pkceProblem() {
      var challenge = parameters.one("code_challenge");
      var method = parameters.one("code_challenge_method");
      if (challenge.isEmpty()) {
        boolean required = client.authorization().pkceRequired() || client.isPublic();
        return required || method.isPresent()
            ? Optional.of(Refusal.of(Reason.PKCE_CHALLENGE_MISSING))
            : Optional.empty();
      }
      if (!method.equals(Optional.of("S256"))) {
        return Optional.of(Refusal.of(Reason.PKCE_METHOD));
      }
      return CodeChallenge.parse(challenge.get()).isEmpty()
          ? Optional.of(Refusal.of(Reason.PKCE_CHALLENGE_MALFORMED))
          : Optional.empty();
    }

    private Optional<Set<Prompt>> prompts() {
      var prompts = EnumSet.noneOf(Prompt.class);
      for (String word : words("prompt")) {
        var prompt = Prompt.parse(word);
        if (prompt.isEmpty()) {
          return Optional.empty();
        }
        prompts.add(prompt.get());
      }
      return Optional.of(prompts);
    }

    private boolean resourcesAreKnown(List<String> resources) {
      return resources.size() <= MAX_RESOURCES
          && resources.stream().allMatch(id -> issuer.resource(id).isPresent());
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

  /// True if `client` may be signed in again without a question: nobody else can take its place
  /// (RFC 8252 §8.6, RFC 6819 §5.2.4.1).
  static boolean isAssured(Client client, String redirectUri) {
    return !client.isPublic()
        || (client.type() != ClientType.NATIVE && redirectUri.startsWith("https://"));
  }
}
