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
      checkReaders(readers);
    }

    public Sqlite(Path file) {
      this(file, READERS);
    }
  }

  /// Nothing outlives the process, or even the store: all is gone when it is closed. For tests; no
  /// setting leads here. `name` tells the store from the others of this process that are open: 1 to
  /// 64 letters, digits, - or _.
  record InMemory(String name, int readers) implements StoreConfig {
    public InMemory {
      if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
        throw new IllegalArgumentException("a store in memory has another name");
      }
      checkReaders(readers);
    }

    public InMemory(String name) {
      this(name, Sqlite.READERS);
    }
  }

  private static void checkReaders(int readers) {
    if (readers < 1 || readers > 64) {
      throw new IllegalArgumentException("a store has 1 to 64 readers");
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
