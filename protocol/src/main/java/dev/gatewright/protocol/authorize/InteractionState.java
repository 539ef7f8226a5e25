package dev.gatewright.protocol.authorize;

import static dev.gatewright.protocol.authorize.AuthorizationCodes.required;
import static dev.gatewright.protocol.authorize.AuthorizationCodes.texts;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.authorize.Interaction.Step;
import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.ClaimsRequest;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.Prompt;
import dev.gatewright.protocol.oauth.ResponseMode;
import dev.gatewright.protocol.oauth.ResponseType;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Sessions.LoginSession;
import dev.gatewright.protocol.seal.SealType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Where one authorization request stands while the user is asked. It travels sealed and counts
/// only in the browser it began in.
///
/// `asked` is the session whose user the question is put to; `account` the session that the user
/// chose to continue with, `consented` the session whose user consented: they bind an answer to the
/// person who was asked and who gave it.
record InteractionState(
    AuthorizationRequest request,
    Step step,
    Instant startedAt,
    Optional<SessionId> asked,
    Optional<SessionId> account,
    Optional<SessionId> consented) {

  /// How long a user may take to log in.
  static final Duration LIFETIME = Duration.ofHours(1);

  static InteractionState begin(AuthorizationRequest request, Instant now) {
    return new InteractionState(
        request, Step.LOGIN, now, Optional.empty(), Optional.empty(), Optional.empty());
  }

  InteractionState at(Step next, Browser browser) {
    var session = browser.session().map(LoginSession::id);
    return new InteractionState(request, next, startedAt, session, account, consented);
  }

  /// True if the browser shows `step` to the user it has now.
  boolean asks(Step expected, Browser browser) {
    return step == expected
        && asked.isPresent()
        && asked.equals(browser.session().map(LoginSession::id));
  }

  InteractionState withAccount(SessionId session) {
    return new InteractionState(request, step, startedAt, asked, Optional.of(session), consented);
  }

  InteractionState withConsent(SessionId session) {
    return new InteractionState(request, step, startedAt, asked, account, Optional.of(session));
  }

  String write(Issuer issuer, SealedState sealed, Browser browser) {
    var doc = Json.object();
    doc.put("b", digest(browser.binding()));
    doc.put("k", step.name());
    doc.put("t", startedAt.toEpochMilli());
    asked.ifPresent(session -> doc.put("q", session.value()));
    account.ifPresent(session -> doc.put("a", session.value()));
    consented.ifPresent(session -> doc.put("o", session.value()));
    writeRequest(doc.putObject("r"));
    return sealed.write(issuer, SealType.INTERACTION, doc, startedAt.plus(LIFETIME));
  }

  private void writeRequest(ObjectNode doc) {
    doc.put("c", request.client().value());
    doc.put("rt", request.responseType().wire());
    doc.put("r", request.redirectUri());
    doc.put("rs", request.redirectUriSent());
    doc.put("m", request.responseMode().wire());
    doc.put("sc", request.scope().toString());
    request.state().ifPresent(state -> doc.put("st", state));
    request.nonce().ifPresent(nonce -> doc.put("n", nonce));
    request.codeChallenge().ifPresent(c -> AuthorizationCodes.writeChallenge(doc, c));
    doc.set("p", Json.array(request.prompts().stream().map(Prompt::wire).toList()));
    request.maxAge().ifPresent(age -> doc.put("ma", age.toSeconds()));
    request.loginHint().ifPresent(hint -> doc.put("lh", hint));
    request.hintedSubject().ifPresent(subject -> doc.put("hs", subject.value()));
    doc.set("ac", Json.array(request.acrValues()));
    request.claims().ifPresent(claims -> doc.put("cl", claims.source()));
    doc.set("ul", Json.array(request.uiLocales()));
    request.display().ifPresent(display -> doc.put("d", display));
    doc.set("re", Json.array(request.resources()));
    request.organization().ifPresent(organization -> doc.put("og", organization));
  }

  /// Reads a handle; absent when it is not ours, of another browser or too old.
  static Optional<InteractionState> read(
      Issuer issuer, SealedState sealed, String handle, Browser browser, Instant now) {
    var doc = sealed.read(issuer, SealType.INTERACTION, handle);
    if (doc.isEmpty() || !isOf(browser, doc.get())) {
      return Optional.empty();
    }
    var state = read(doc.get());
    return now.isBefore(state.startedAt().plus(LIFETIME)) ? Optional.of(state) : Optional.empty();
  }

  private static boolean isOf(Browser browser, ObjectNode doc) {
    return MessageDigest.isEqual(
        required(doc, "b").getBytes(UTF_8), digest(browser.binding()).getBytes(UTF_8));
  }

  private static InteractionState read(ObjectNode doc) {
    return new InteractionState(
        readRequest((ObjectNode) doc.get("r")),
        Step.valueOf(required(doc, "k")),
        Instant.ofEpochMilli(doc.path("t").asLong()),
        Json.text(doc, "q").map(SessionId::new),
        Json.text(doc, "a").map(SessionId::new),
        Json.text(doc, "o").map(SessionId::new));
  }

  private static AuthorizationRequest readRequest(ObjectNode doc) {
    Set<Prompt> prompts = EnumSet.noneOf(Prompt.class);
    texts(doc.path("p")).forEach(wire -> prompts.add(Prompt.parse(wire).orElseThrow()));
    return new AuthorizationRequest(
        new ClientId(required(doc, "c")),
        ResponseType.parse(required(doc, "rt")).orElseThrow(),
        required(doc, "r"),
        doc.path("rs").asBoolean(true),
        ResponseMode.parse(required(doc, "m")).orElseThrow(),
        Scope.parse(required(doc, "sc")).orElseThrow(),
        Json.text(doc, "st"),
        Json.text(doc, "n"),
        AuthorizationCodes.readChallenge(doc),
        prompts,
        doc.has("ma") ? Optional.of(Duration.ofSeconds(doc.path("ma").asLong())) : Optional.empty(),
        Json.text(doc, "lh"),
        Json.text(doc, "hs").map(SubjectId::new),
        texts(doc.path("ac")),
        Json.text(doc, "cl").flatMap(ClaimsRequest::parse),
        texts(doc.path("ul")),
        Json.text(doc, "d"),
        texts(doc.path("re")),
        Json.text(doc, "og"));
  }

  static String digest(String binding) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(binding.getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
