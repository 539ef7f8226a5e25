package dev.gatewright.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One browser's sign-in of one user. Times are kept to the millisecond.
///
/// The session ends `idle` after `lastSeenAt`, at `expiresAt` at the latest, and at once when
/// `endedAt` is there. A store keeps the components as columns and the document whole: the factors
/// that the session holds, how strong they are, and what the person's list of sessions shows of the
/// browser.
public record Session(
    SessionId id,
    TenantId tenant,
    UserId user,
    Instant createdAt,
    Instant lastSeenAt,
    Instant expiresAt,
    Duration idle,
    Optional<Instant> endedAt,
    Document document) {
  /// Longer summaries are cut to this many characters.
  public static final int MAX_SUMMARY = 200;

  private static final String FACTORS = "factors";
  private static final String ACR = "acr";
  private static final String USER_AGENT = "user_agent";
  private static final String ADDRESS = "address";

  public Session {
    createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    lastSeenAt = lastSeenAt.truncatedTo(ChronoUnit.MILLIS);
    expiresAt = expiresAt.truncatedTo(ChronoUnit.MILLIS);
    endedAt = endedAt.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
    if (!expiresAt.isAfter(createdAt) || !idle.isPositive()) {
      throw new IllegalArgumentException("a session must live");
    }
  }

  /// A session that begins at `at` and holds nothing yet.
  public static Session begin(
      SessionId id, TenantId tenant, UserId user, Instant at, Duration lifetime, Duration idle) {
    return new Session(
        id, tenant, user, at, at, at.plus(lifetime), idle, Optional.empty(), Document.EMPTY);
  }

  /// The proofs it holds, each method once.
  public List<Factor> factors() {
    return factors(document);
  }

  private static List<Factor> factors(Document document) {
    return document.objects(FACTORS).stream().flatMap(f -> Factor.of(f).stream()).toList();
  }

  /// The methods of the proofs that a session's document holds.
  public static Set<String> methods(Document document) {
    return factors(document).stream()
        .map(Factor::method)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// When the person last proved who they are.
  public Instant authTime() {
    return factors().stream().map(Factor::at).max(Comparator.naturalOrder()).orElse(createdAt);
  }

  /// How the person proved who they are, in the words of RFC 8176 §2.
  public Set<String> amr() {
    return methods(document);
  }

  /// How strongly, in the tenant's words.
  public Optional<String> acr() {
    return document.text(ACR);
  }

  /// What the browser said of itself when it signed in, on one line.
  public Optional<String> userAgent() {
    return document.text(USER_AGENT);
  }

  /// The network address that it signed in from.
  public Optional<String> address() {
    return document.text(ADDRESS);
  }

  /// A copy that holds these proofs too; one of a method that it holds already is the newer.
  public Session proved(Collection<Factor> proofs, Optional<String> acr) {
    var methods = proofs.stream().map(Factor::method).toList();
    var all =
        Stream.concat(
                factors().stream().filter(held -> !methods.contains(held.method())),
                proofs.stream())
            .map(Factor::fields)
            .toList();
    return with(document.with(FACTORS, all).with(ACR, acr));
  }

  /// A copy that says this of the browser.
  public Session seenFrom(Optional<String> userAgent, Optional<String> address) {
    return with(
        document
            .with(USER_AGENT, userAgent.map(Session::summary).filter(text -> !text.isEmpty()))
            .with(ADDRESS, address.map(Session::summary).filter(text -> !text.isEmpty())));
  }

  /// A copy with another document.
  public Session with(Document other) {
    return new Session(id, tenant, user, createdAt, lastSeenAt, expiresAt, idle, endedAt, other);
  }

  /// Whether the session itself is neither ended, idle for too long nor too old.
  public boolean isLive(Instant now) {
    return endedAt.isEmpty() && now.isBefore(expiresAt) && now.isBefore(lastSeenAt.plus(idle));
  }

  /// Whether the last visit is long enough ago to be worth writing down again: a hundredth of the
  /// idle time, so that a page with twenty images is one write and not twenty.
  public boolean isTouchDue(Instant now) {
    return !now.isBefore(lastSeenAt.plus(idle.dividedBy(100)));
  }

  private static String summary(String text) {
    var line = new StringBuilder();
    text.codePoints()
        .limit(MAX_SUMMARY)
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
        .forEach(line::appendCodePoint);
    return line.toString().strip();
  }
}
