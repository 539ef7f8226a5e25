package dev.gatewright.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
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
/// that the session holds, the turn of the browser's cookie, and what the person's list of sessions
/// shows of the browser.
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
  private static final String TURN = "turn";
  private static final String USER_AGENT = "user_agent";
  private static final String ADDRESS = "address";
  private static final String STAYS = "stays";

  /// For how long somebody can act as a person at a time.
  public static final Duration LONGEST_ACTED = Duration.ofHours(1);

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

  /// A session in which `actor` acts as the person. It proves nothing, use makes it no longer, and
  /// it lasts no longer than until `end`, where there is one.
  public static Session acted(
      SessionId id,
      TenantId tenant,
      UserId user,
      Instant at,
      Optional<Instant> end,
      SessionActor actor) {
    var lasts =
        end.map(last -> Duration.between(at, last))
            .filter(left -> left.compareTo(LONGEST_ACTED) < 0)
            .orElse(LONGEST_ACTED);
    var session = begin(id, tenant, user, at, lasts, LONGEST_ACTED).staying(false);
    return session.with(session.document().with(SessionActor.NAME, actor.fields()));
  }

  /// Who acts as the person, where it is not the person who uses the session.
  public Optional<SessionActor> actor() {
    return SessionActor.of(document);
  }

  /// Whether somebody acts as the person.
  public boolean isActed() {
    return actor().isPresent();
  }

  /// The proofs it holds, each method once.
  public List<Factor> factors() {
    return factors(document);
  }

  private static List<Factor> factors(Document document) {
    return document.objects(FACTORS).stream().flatMap(f -> Factor.of(f).stream()).toList();
  }

  /// How the proofs in a session's document were given, in the words of RFC 8176 §2; `mfa` where
  /// there is more than one factor.
  public static Set<String> methods(Document document) {
    return methods(factors(document));
  }

  /// The same of proofs that no session holds.
  public static Set<String> methods(List<Factor> factors) {
    var words =
        factors.stream()
            .flatMap(f -> f.amr().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    if (Factor.areTwo(factors)) {
      words.add("mfa");
    }
    return words;
  }

  /// When the person last said here who they are. A second factor by itself makes a login stronger,
  /// not newer.
  public Instant authTime() {
    return factors().stream()
        .filter(factor -> factor.method().isFirst())
        .map(Factor::at)
        .max(Comparator.naturalOrder())
        .orElse(createdAt);
  }

  /// When the person last proved who they are, as far as is known: nobody knows it of a login by a
  /// provider that does not say. What wants a proof of now is judged by this.
  public Optional<Instant> provedAt() {
    if (isActed()) {
      return Optional.empty();
    }
    var firsts = factors().stream().filter(factor -> factor.method().isFirst()).toList();
    return firsts.isEmpty()
        ? Optional.of(createdAt)
        : firsts.stream()
            .flatMap(factor -> factor.provedAt().stream())
            .max(Comparator.naturalOrder());
  }

  /// How the person proved who they are, as `methods` says.
  public Set<String> amr() {
    return methods(document);
  }

  /// How often the person signed in anew in it. The browser's cookie says the same number, or is an
  /// old one and worth nothing.
  public long turn() {
    return document.number(TURN).orElse(0L);
  }

  /// What the browser said of itself when it signed in, on one line.
  public Optional<String> userAgent() {
    return document.text(USER_AGENT);
  }

  /// The network address that it signed in from.
  public Optional<String> address() {
    return document.text(ADDRESS);
  }

  /// Whether the browser keeps it when it is closed.
  public boolean stays() {
    return document.flag(STAYS).orElse(true);
  }

  /// A copy that the browser keeps or does not keep.
  public Session staying(boolean stays) {
    return with(document.with(STAYS, stays));
  }

  /// A copy that holds these proofs too; of two of one method the newer. Whoever says anew who they
  /// are says it with what they prove now: a factor of before makes no newer login stronger.
  public Session proved(Collection<Factor> proofs) {
    if (isActed()) {
      throw new IllegalStateException("whoever acts as somebody proves nothing");
    }
    boolean anew =
        proofs.stream()
            .anyMatch(proof -> proof.method().isFirst() && proof.at().isAfter(authTime()));
    var newest = new EnumMap<SignInMethod, Factor>(SignInMethod.class);
    Stream.concat(anew ? Stream.empty() : factors().stream(), proofs.stream())
        .forEach(factor ->
            newest.merge(factor.method(), factor, (a, b) -> a.at().isAfter(b.at()) ? a : b));
    return with(document.with(FACTORS, newest.values().stream().map(Factor::fields).toList()));
  }

  /// A copy for which the browser needs another cookie.
  public Session renamed() {
    return with(document.with(TURN, turn() + 1));
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
