package dev.gatewright.store;

import java.nio.file.Path;
import java.util.Optional;

/// Where the store is.
public sealed interface StoreConfig {

  /// A SQLite file; `readers` connections read from it beside the one that writes.
  record Sqlite(Path file, int readers) implements StoreConfig {
    /// A read takes microseconds, so a few connections serve many requests.
    public static final int READERS = 4;

    public Sqlite {
      if (readers < 1 || readers > 64) {
        throw new IllegalArgumentException("a store has 1 to 64 readers");
      }
    }

    public Sqlite(Path file) {
      this(file, READERS);
    }
  }

  /// Reads the `store` setting, such as `sqlite:data/gatewright.db`; absent when it names no store
  /// that this program has.
  static Optional<StoreConfig> parse(String text) {
    var prefix = "sqlite:";
    return text.startsWith(prefix) && text.length() > prefix.length()
        ? Optional.of(new Sqlite(Path.of(text.substring(prefix.length()))))
        : Optional.empty();
  }
}
