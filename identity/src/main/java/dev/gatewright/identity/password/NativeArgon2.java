package dev.gatewright.identity.password;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import de.mkammerer.argon2.jna.Argon2Library;
import de.mkammerer.argon2.jna.Argon2_context;
import de.mkammerer.argon2.jna.Argon2_version;
import de.mkammerer.argon2.jna.JnaUint32;
import java.util.Optional;

/// Argon2 by the reference implementation in C, which works in memory that [HashMemory] keeps for
/// it: having 19 MiB of fresh pages for each hash costs more than the hash.
final class NativeArgon2 implements Argon2 {
  private final Argon2Library library;
  private final HashMemory memory = new HashMemory();

  private NativeArgon2(Argon2Library library) {
    this.library = library;
  }

  /// Empty where the library does not load or does not compute: another platform, a read-only or
  /// no-exec temporary folder, a strict container.
  static Optional<NativeArgon2> load() {
    try {
      var loaded = new NativeArgon2(Argon2Library.INSTANCE);
      loaded.digest(
          Variant.ARGON2ID, Version.V13, new Argon2Cost(8, 1, 1), new byte[16], new byte[1], 32);
      loaded.trim();
      return Optional.of(loaded);
    } catch (LinkageError | RuntimeException _) {
      return Optional.empty();
    }
  }

  @Override
  public byte[] digest(
      Variant variant, Version version, Argon2Cost cost, byte[] salt, byte[] password, int length) {
    var context = new Argon2_context.ByReference();
    var room = memory.take(cost);
    var values = new Memory((long) length + salt.length + password.length);
    try {
      values.write(length, salt, 0, salt.length);
      values.write((long) length + salt.length, password, 0, password.length);
      context.out = values;
      context.outlen = new JnaUint32(length);
      context.salt = values.share(length);
      context.saltlen = new JnaUint32(salt.length);
      context.pwd = password.length == 0 ? Pointer.NULL : values.share((long) length + salt.length);
      context.pwdlen = new JnaUint32(password.length);
      context.secretlen = new JnaUint32(0);
      context.adlen = new JnaUint32(0);
      context.t_cost = new JnaUint32(cost.iterations());
      context.m_cost = new JnaUint32(cost.memoryKib());
      context.lanes = new JnaUint32(cost.parallelism());
      context.threads = new JnaUint32(cost.parallelism());
      context.version = new Argon2_version(version.number());
      context.allocate_cbk = room.allocate();
      context.free_cbk = room.free();
      context.flags = new JnaUint32(0);
      int outcome =
          switch (variant) {
            case ARGON2I -> library.argon2i_ctx(context);
            case ARGON2ID -> library.argon2id_ctx(context);
          };
      if (outcome != Argon2Library.ARGON2_OK) {
        throw new IllegalStateException(library.argon2_error_message(outcome));
      }
      return values.getByteArray(0, length);
    } finally {
      values.clear();
      values.close();
      memory.giveBack(room);
    }
  }

  @Override
  public void trim() {
    memory.trim();
  }

  /// Rooms that wait for the next hash.
  int kept() {
    return memory.kept();
  }

  @Override
  public String name() {
    return "native Argon2";
  }
}
