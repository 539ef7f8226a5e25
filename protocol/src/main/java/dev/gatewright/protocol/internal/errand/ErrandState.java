package dev.gatewright.protocol.internal.errand;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.errand.Browser;
import dev.gatewright.protocol.errand.Question;
import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.ports.Sessions.LoginSession;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Where one errand stands while a person is asked. It travels sealed and counts only in the
/// browser it began in.
///
/// `binding` ties it to that browser; `kind` is the question that was put and `asked` the session
/// whose person it was put to. `purpose` is what it is all for, in words of whoever sent the person
/// here.
public record ErrandState(
    String binding, Kind kind, Optional<SessionId> asked, Progress progress, ObjectNode purpose) {

  /// The questions, without what is in them.
  public enum Kind {
    LOGIN,
    STEP_UP,
    SELECT_ACCOUNT,
    CONSENT;

    static Kind of(Question question) {
      return switch (question) {
        case Question.Login login -> LOGIN;
        case Question.StepUp stepUp -> STEP_UP;
        case Question.SelectAccount select -> SELECT_ACCOUNT;
        case Question.Consent consent -> CONSENT;
      };
    }
  }

  ErrandState at(Question question, Browser browser) {
    var session = browser.session().map(LoginSession::id);
    return new ErrandState(binding, Kind.of(question), session, progress, purpose);
  }

  ErrandState about(ObjectNode other) {
    return new ErrandState(binding, kind, asked, progress, other);
  }

  private ErrandState with(Progress answered) {
    return new ErrandState(binding, kind, asked, answered, purpose);
  }

  /// True if the browser shows this question to the person it has now.
  private boolean asks(Kind expected, Browser browser) {
    return kind == expected
        && asked.isPresent()
        && asked.equals(browser.session().map(LoginSession::id));
  }

  /// The person goes on with the account that is logged in. Here and below, an answer to another
  /// question, or of another person than the one asked, changes nothing.
  public ErrandState chosen(Browser browser) {
    return asks(Kind.SELECT_ACCOUNT, browser)
        ? with(progress.withAccount(asked.orElseThrow()))
        : this;
  }

  /// The person cannot prove more.
  public ErrandState limited(Browser browser) {
    return asks(Kind.STEP_UP, browser) ? with(progress.withLimit(asked.orElseThrow())) : this;
  }

  /// The person allowed what was asked.
  public ErrandState consented(Browser browser) {
    return isConsentOf(browser) ? with(progress.withConsent(asked.orElseThrow())) : this;
  }

  public boolean isConsentOf(Browser browser) {
    return asks(Kind.CONSENT, browser);
  }

  /// A consent is not carried: it is what is asked last, so that its answer follows at once.
  ObjectNode write() {
    var doc = Json.object();
    doc.put("b", binding);
    doc.put("k", kind.name());
    doc.put("t", progress.startedAt().toEpochMilli());
    asked.ifPresent(session -> doc.put("q", session.value()));
    progress.account().ifPresent(session -> doc.put("a", session.value()));
    progress.limited().ifPresent(session -> doc.put("l", session.value()));
    doc.set("p", purpose);
    return doc;
  }

  /// Reads what [#write] wrote; absent for a document of another form.
  static Optional<ErrandState> read(ObjectNode doc) {
    var binding = Json.text(doc, "b");
    var kind = Json.text(doc, "k");
    if (binding.isEmpty() || kind.isEmpty() || !(doc.get("p") instanceof ObjectNode purpose)) {
      return Optional.empty();
    }
    return Optional.of(
        new ErrandState(
            binding.get(),
            Kind.valueOf(kind.get()),
            Json.text(doc, "q").map(SessionId::new),
            new Progress(
                Instant.ofEpochMilli(doc.path("t").asLong()),
                Json.text(doc, "a").map(SessionId::new),
                Optional.empty(),
                Json.text(doc, "l").map(SessionId::new),
                false),
            purpose));
  }

  boolean isAmong(Iterable<String> bindings) {
    boolean found = false;
    for (String known : bindings) {
      found |= MessageDigest.isEqual(known.getBytes(UTF_8), binding.getBytes(UTF_8));
    }
    return found;
  }
}
