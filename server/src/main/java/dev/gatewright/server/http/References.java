package dev.gatewright.server.http;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Makes reference numbers, such as `7K3Q-42`: short enough to read out on the telephone. The first
/// half names the run of the program, the second counts. Safe for use by many threads.
public final class References implements Supplier<String> {
  /// The header that names the request in its answer, wherever something was refused.
  public static final String HEADER = "X-Request-Id";

  /// Without letters that are taken for digits.
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int RUN_CHARS = 5;

  private final String run;
  private final AtomicLong next = new AtomicLong(1);

  public References(SecureRandom random) {
    var text = new StringBuilder();
    for (var i = 0; i < RUN_CHARS; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    this.run = text.append('-').toString();
  }

  @Override
  public String get() {
    return run + next.getAndIncrement();
  }
}
