package dev.gatewright.testing;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// How a walk through pages is varied: each variant with `-Plooks`, the first alone in the ordinary
/// build, which has no time for all of them.
public final class Looks {
  public static final boolean ALL = Boolean.getBoolean("gatewright.pictures");

  private Looks() {}

  public static Stream<Arguments> of(Arguments first, Arguments... others) {
    return ALL ? Stream.concat(Stream.of(first), Stream.of(others)) : Stream.of(first);
  }
}
