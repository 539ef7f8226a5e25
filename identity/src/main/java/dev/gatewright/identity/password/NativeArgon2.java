package dev.gatewright.identity.password;

import de.mkammerer.argon2.Argon2Advanced;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import de.mkammerer.argon2.Argon2Version;
import java.util.Arrays;
import java.util.Optional;

/// Argon2 by the reference implementation in C.
final class NativeArgon2 implements Argon2 {
  private final Argon2Advanced argon2i;
  private final Argon2Advanced argon2id;

  private NativeArgon2(Argon2Advanced argon2i, Argon2Advanced argon2id) {
    this.argon2i = argon2i;
    this.argon2id = argon2id;
  }

  /// Empty where the library does not load or does not compute: another platform, a read-only or
  /// no-exec temporary folder, a strict container.
  static Optional<NativeArgon2> load() {
    try {
      var loaded =
          new NativeArgon2(
              Argon2Factory.createAdvanced(Argon2Types.ARGON2i),
              Argon2Factory.createAdvanced(Argon2Types.ARGON2id));
      loaded.digest(
          Variant.ARGON2ID, Version.V13, new Argon2Cost(8, 1, 1), new byte[16], new byte[1], 32);
      return Optional.of(loaded);
    } catch (LinkageError | RuntimeException _) {
      return Optional.empty();
    }
  }

  @Override
  public byte[] digest(
      Variant variant, Version version, Argon2Cost cost, byte[] salt, byte[] password, int length) {
    var algorithm =
        switch (variant) {
          case ARGON2I -> argon2i;
          case ARGON2ID -> argon2id;
        };
    var numbered =
        switch (version) {
          case V10 -> Argon2Version.V10;
          case V13 -> Argon2Version.V13;
        };
    var raw =
        algorithm
            .hashAdvanced(
                cost.iterations(),
                cost.memoryKib(),
                cost.parallelism(),
                password,
                salt,
                length,
                numbered)
            .getRaw();
    return Arrays.copyOf(raw, length);
  }

  @Override
  public String name() {
    return "native Argon2";
  }
}
