package dev.gatewright.identity.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.identity.Factor;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where one login under way stands. It travels with the page, sealed by whoever shows it and bound
/// to the browser and to that login; nothing of it is stored.
///
/// @param person who proved something
/// @param proved what they proved so far
/// @param identifier who somebody said they are, as typed, and has not proved
/// @param chosen the method whose page they asked for
/// @param kept what a method wants to see again with the answer
public record SignInState(
    Optional<UserId> person,
    List<Factor> proved,
    Optional<String> identifier,
    Optional<SignInMethod> chosen,
    Optional<Kept> kept) {
  /// Nobody has proved anything.
  public static final SignInState NOTHING = new SignInState(Optional.empty(), List.of());

  /// What is on a page waits this long for the next one.
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  /// Longer ones are nobody's.
  private static final int MAX_IDENTIFIER = 320;

  /// What a method gave to be kept, and when, to the millisecond.
  public record Kept(SignInMethod method, String text, Instant at) {
    public Kept {
      at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /// Whether the page that it came with is young enough.
    public boolean isGood(Instant now) {
      return now.isBefore(at.plus(LIFETIME));
    }

    @Override
    public String toString() {
      return "Kept[" + method + ", ***, " + at + "]";
    }
  }

  public SignInState {
    proved = List.copyOf(proved);
    identifier = identifier.filter(typed -> typed.length() <= MAX_IDENTIFIER);
    if (person.isEmpty() && !proved.isEmpty()) {
      throw new IllegalArgumentException("a proof is somebody's");
    }
  }

  public SignInState(Optional<UserId> person, List<Factor> proved) {
    this(person, proved, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// What a session proves, for a login that adds to it: all of it, or what is known to be proved
  /// at `notBefore` or later.
  public static SignInState of(Session session, Optional<Instant> notBefore) {
    var counted =
        session.factors().stream()
            .filter(factor -> notBefore.map(factor::isSince).orElse(true))
            .toList();
    return counted.stream().anyMatch(factor -> factor.method().isFirst())
        ? new SignInState(Optional.of(session.user()), counted)
        : NOTHING;
  }

  /// With one proof more. Nothing of the method's page is left.
  SignInState with(UserId user, Factor factor) {
    var all = new ArrayList<>(person.equals(Optional.of(user)) ? proved : List.<Factor>of());
    all.removeIf(held -> held.method() == factor.method());
    all.add(factor);
    return new SignInState(Optional.of(user), all);
  }

  /// Of somebody who says who they are.
  public SignInState claiming(String typed) {
    return new SignInState(person, proved, Optional.of(typed), chosen, kept);
  }

  /// With the page of this method.
  SignInState choosing(SignInMethod method) {
    return new SignInState(person, proved, identifier, Optional.of(method), kept);
  }

  /// With what a method keeps; what it kept before is gone, and so is what another kept.
  SignInState keeping(SignInMethod method, Optional<String> text, Instant now) {
    return new SignInState(
        person, proved, identifier, chosen, text.map(given -> new Kept(method, given, now)));
  }

  /// The same page over the proofs of another state, such as that of the session as it is now.
  public SignInState over(SignInState other) {
    return new SignInState(other.person, other.proved, identifier, chosen, kept);
  }

  List<SignInMethod> methods() {
    return proved.stream().map(Factor::method).toList();
  }

  /// When the person first said who they are; what ended since ended this too.
  Optional<Instant> begun() {
    return proved.stream()
        .filter(factor -> factor.method().isFirst())
        .map(Factor::at)
        .min(Instant::compareTo);
  }

  /// As one text, for whoever seals it.
  public String text() {
    var text = new StringBuilder();
    person.ifPresent(user -> text.append("p ").append(user.value()).append('\n'));
    for (var factor : proved) {
      text.append("f ").append(factor.method().key()).append(' ');
      text.append(factor.at().toEpochMilli()).append(' ');
      text.append(String.join(",", factor.amr().stream().sorted().toList()));
      text.append(' ').append(factor.provedAt().map(SignInState::millis).orElse("")).append('\n');
    }
    identifier.ifPresent(typed -> text.append("i ").append(encoded(typed)).append('\n'));
    chosen.ifPresent(method -> text.append("c ").append(method.key()).append('\n'));
    kept.ifPresent(held -> {
      text.append("k ").append(held.method().key()).append(' ');
      text.append(held.at().toEpochMilli()).append(' ').append(encoded(held.text())).append('\n');
    });
    return text.toString();
  }

  /// Reads what `text` wrote, unless its proofs are too old; a text from elsewhere must not get
  /// here.
  public static Optional<SignInState> parse(String text, Instant now) {
    Optional<UserId> person = Optional.empty();
    var proved = new ArrayList<Factor>();
    Optional<String> identifier = Optional.empty();
    Optional<SignInMethod> chosen = Optional.empty();
    Optional<Kept> kept = Optional.empty();
    for (var line : text.lines().toList()) {
      var words = line.split(" ", -1);
      switch (words[0]) {
        case "p" -> person = Optional.of(new UserId(words[1]));
        case "f" ->
            proved.add(
                new Factor(
                    method(words[1]),
                    at(words[2]),
                    Optional.of(words[4]).filter(told -> !told.isEmpty()).map(SignInState::at),
                    Set.of(words[3].split(",", -1))));
        case "i" -> identifier = Optional.of(decoded(words[1]));
        case "c" -> chosen = Optional.of(method(words[1]));
        case "k" -> kept = Optional.of(new Kept(method(words[1]), decoded(words[3]), at(words[2])));
        default -> {}
      }
    }
    var state = new SignInState(person, proved, identifier, chosen, kept);
    return state.begun().map(at -> now.isBefore(at.plus(LIFETIME))).orElse(true)
        ? Optional.of(state)
        : Optional.empty();
  }

  private static SignInMethod method(String key) {
    return SignInMethod.parse(key).orElseThrow();
  }

  private static String millis(Instant moment) {
    return Long.toString(moment.toEpochMilli());
  }

  private static Instant at(String millis) {
    return Instant.ofEpochMilli(Long.parseLong(millis));
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static String decoded(String text) {
    return new String(Base64.getUrlDecoder().decode(text), UTF_8);
  }
}
