package dev.gatewright.server.refusals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The table of all reasons, from which `docs/refusals.md` is written and by which a refusal is
/// explained.
public final class Explanations {
  private static final Map<String, Explanation> BY_CODE =
      Stream.of(engine(), pages(), http())
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableMap(Explanation::code, Function.identity()));

  private Explanations() {}

  public static Optional<Explanation> of(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /// Those of the protocol.
  public static List<Explanation> engine() {
    return EngineReasons.ALL;
  }

  /// Those of logins and pages.
  public static List<Explanation> pages() {
    return PageReasons.ALL;
  }

  /// Those of HTTP.
  public static List<Explanation> http() {
    return HttpReasons.ALL;
  }
}
