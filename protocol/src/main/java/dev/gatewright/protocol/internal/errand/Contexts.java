package dev.gatewright.protocol.internal.errand;

import java.util.List;
import java.util.Optional;

/// The authentication contexts that the host's logins reach, the weakest first (OpenID Connect Core
/// §2, `acr`).
public record Contexts(List<String> weakestFirst) {
  public Contexts {
    weakestFirst = List.copyOf(weakestFirst);
  }

  /// Those of the demanded contexts that a login here can reach.
  public List<String> reachable(List<String> demanded) {
    return demanded.stream().filter(weakestFirst::contains).toList();
  }

  /// The context to report to somebody who demands one of these: the one held, or the strongest
  /// demanded one that is weaker than it. Absent when the login is not worth any of them.
  public Optional<String> meeting(List<String> demanded, Optional<String> held) {
    if (held.filter(demanded::contains).isPresent()) {
      return held;
    }
    int rank = held.map(weakestFirst::indexOf).orElse(-1);
    for (int weaker = rank - 1; weaker >= 0; weaker--) {
      if (demanded.contains(weakestFirst.get(weaker))) {
        return Optional.of(weakestFirst.get(weaker));
      }
    }
    return Optional.empty();
  }
}
