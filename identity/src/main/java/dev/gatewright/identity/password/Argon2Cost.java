package dev.gatewright.identity.password;

/// What one Argon2 hash costs: memory in KiB, passes over it, lanes (RFC 9106 §3.1).
public record Argon2Cost(int memoryKib, int iterations, int parallelism) {
  /// 19 MiB, two passes, one lane: about 20 ms of one core.
  public static final Argon2Cost DEFAULT = new Argon2Cost(19_456, 2, 1);

  static final int MAX_MEMORY_KIB = 256 * 1024;
  static final int MAX_PARALLELISM = 16;

  /// Memory times passes, in KiB: about half a second of one core.
  static final int MAX_WORK_KIB = 1024 * 1024;

  public Argon2Cost {
    if (!isBearable(memoryKib, iterations, parallelism)) {
      throw new IllegalArgumentException(
          "Argon2 cost m="
              + memoryKib
              + ",t="
              + iterations
              + ",p="
              + parallelism
              + " is too small, or too large to compute for a stranger");
    }
  }

  static boolean isBearable(int memoryKib, int iterations, int parallelism) {
    return parallelism >= 1
        && parallelism <= MAX_PARALLELISM
        && memoryKib >= 8 * parallelism
        && memoryKib <= MAX_MEMORY_KIB
        && iterations >= 1
        && (long) memoryKib * iterations <= MAX_WORK_KIB;
  }
}
