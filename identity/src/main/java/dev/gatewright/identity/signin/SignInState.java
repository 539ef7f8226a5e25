package dev.gatewright.identity.signin;

import dev.gatewright.identity.Factor;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where one login under way stands: who proved what so far. It travels with the page, sealed by
/// whoever shows it and bound to the browser and to that login; nothing of it is stored.
public record SignInState(Optional<UserId> person, List<Factor> proved) {
  /// Nobody has proved anything.
  public static final SignInState NOTHING = new SignInState(Optional.empty(), List.of());

  /// A proof on a page waits this long for the next one.
  static final Duration LIFETIME = Duration.ofMinutes(10);

  public SignInState {
    proved = List.copyOf(proved);
    if (person.isEmpty() && !proved.isEmpty()) {
      throw new IllegalArgumentException("a proof is somebody's");
    }
  }

  /// What a session proves, for a login that adds to it: all of it, or what was proved at
  /// `notBefore` or later.
  public static SignInState of(Session session, Optional<Instant> notBefore) {
    var counted =
        session.factors().stream()
            .filter(factor -> notBefore.map(since -> !factor.at().isBefore(since)).orElse(true))
            .toList();
    return counted.stream().anyMatch(factor -> factor.method().isFirst())
        ? new SignInState(Optional.of(session.user()), counted)
        : NOTHING;
  }

  SignInState with(UserId user, Factor factor) {
    var all = new ArrayList<>(person.equals(Optional.of(user)) ? proved : List.<Factor>of());
    all.removeIf(held -> held.method() == factor.method());
    all.add(factor);
    return new SignInState(Optional.of(user), all);
  }

  List<SignInMethod> methods() {
    return proved.stream().map(Factor::method).toList();
  }

  /// When the first factor was proved; what ended since ended this too.
  Optional<Instant> begun() {
    return proved.stream()
        .filter(factor -> factor.method().isFirst())
        .map(Factor::at)
        .max(Instant::compareTo);
  }

  /// As one text, for whoever seals it: person, and each method with its milliseconds since 1970.
  public String text() {
    var text = new StringBuilder(person.map(UserId::value).orElse(""));
    for (var factor : proved) {
      text.append(' ').append(factor.method().amr()).append(' ').append(factor.at().toEpochMilli());
    }
    return text.toString();
  }

  /// Reads what `text` wrote, unless it is too old; a text from elsewhere must not get here.
  public static Optional<SignInState> parse(String text, Instant now) {
    var words = text.split(" ", -1);
    if (words[0].isEmpty()) {
      return Optional.of(NOTHING);
    }
    var proved = new ArrayList<Factor>();
    for (int i = 1; i < words.length; i += 2) {
      proved.add(
          new Factor(
              SignInMethod.parse(words[i]).orElseThrow(),
              Instant.ofEpochMilli(Long.parseLong(words[i + 1]))));
    }
    var state = new SignInState(Optional.of(new UserId(words[0])), proved);
    return state.begun().filter(at -> now.isBefore(at.plus(LIFETIME))).map(_ -> state);
  }
}
