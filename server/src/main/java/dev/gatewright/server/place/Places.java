package dev.gatewright.server.place;

import com.maxmind.db.InvalidDatabaseException;
import com.maxmind.db.Reader;
import com.maxmind.db.Reader.FileMode;
import dev.gatewright.server.pages.Messages;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// Says where a network address is, for people who look whether it was them: "192.0.2.7 (Berlin,
/// Germany)". Nothing is decided by it.
///
/// What is known stands in a file of the operator's in the MaxMind DB format, with cities or with
/// countries alone. It is mapped into memory, and opened anew when it is replaced, as the programs
/// do that keep such files current: by renaming a new one over it.
public final class Places {
  /// Of an operator who has no such file: addresses are shown as they are.
  public static final Places NONE = new Places(Optional.empty());

  private static final Logger LOG = System.getLogger("gatewright.places");

  private final Optional<Path> file;
  private final AtomicReference<Opened> opened = new AtomicReference<>(Opened.NOTHING);

  private Places(Optional<Path> file) {
    this.file = file;
  }

  /// A file as it was at that time; without a reader where it cannot be read.
  private record Opened(FileTime changed, Optional<Reader> reader) {
    static final Opened NOTHING = new Opened(FileTime.fromMillis(0), Optional.empty());
    static final Opened MISSING = new Opened(FileTime.fromMillis(-1), Optional.empty());
  }

  /// What this file knows. Where it cannot be read that is logged, and nothing is known.
  public static Places of(Path file) {
    return new Places(Optional.of(file));
  }

  /// Why a file is none of these, or nothing.
  public static Optional<String> fault(Path file) {
    try (var reader = new Reader(file.toFile(), FileMode.MEMORY_MAPPED)) {
      var type = reader.getMetadata().databaseType();
      return type.contains("City") || type.contains("Country") || type.contains("Enterprise")
          ? Optional.empty()
          : Optional.of("is a database of another kind, " + type);
    } catch (InvalidDatabaseException _) {
      return Optional.of("is no MaxMind DB file");
    } catch (IOException _) {
      return Optional.of("cannot be read");
    }
  }

  /// The address, and its place in words of that language where one is known.
  public String shown(String address, Messages messages) {
    return of(address, messages).map(place -> address + " (" + place + ")").orElse(address);
  }

  private Optional<String> of(String address, Messages messages) {
    try {
      // A literal alone, so that no name is ever looked up.
      var literal = InetAddress.ofLiteral(address);
      var reader = reader();
      return reader.isEmpty()
          ? Optional.empty()
          : Optional.ofNullable(reader.get().get(literal, Map.class))
              .flatMap(found -> words(found, messages));
    } catch (IllegalArgumentException | IOException _) {
      return Optional.empty();
    }
  }

  private Optional<Reader> reader() {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    var path = file.get();
    var before = opened.get();
    FileTime changed;
    try {
      changed = Files.getLastModifiedTime(path);
    } catch (IOException e) {
      // Where one was there before, its updater is between two; where none was, it is said once.
      if (opened.compareAndSet(Opened.NOTHING, Opened.MISSING)) {
        warn(path, e);
      }
      return before.reader();
    }
    if (changed.equals(before.changed())) {
      return before.reader();
    }
    // The former one is not closed: others may be looking into it. It goes with its last reader.
    var fresh = open(path, changed);
    opened.compareAndSet(before, fresh);
    return fresh.reader();
  }

  private static Opened open(Path path, FileTime changed) {
    try {
      var reader = new Reader(path.toFile(), FileMode.MEMORY_MAPPED);
      return new Opened(changed, Optional.of(reader));
    } catch (IOException e) {
      warn(path, e);
      return new Opened(changed, Optional.empty());
    }
  }

  private static void warn(Path path, IOException e) {
    LOG.log(
        Level.WARNING,
        "locations: {0} is no file of places; addresses are shown without theirs ({1})",
        path,
        e.getMessage());
  }

  private static Optional<String> words(Map<?, ?> record, Messages messages) {
    var city = name(record, messages);
    var country = country(record, messages);
    return city.isPresent() && country.isPresent()
        ? Optional.of(messages.place(city.get(), country.get()))
        : city.or(() -> country);
  }

  private static Optional<String> name(Map<?, ?> record, Messages messages) {
    return record.get("city") instanceof Map<?, ?> city
            && city.get("names") instanceof Map<?, ?> names
        ? Stream.of(messages.language(), kin(messages.language()), "en")
            .map(names::get)
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .findFirst()
        : Optional.empty();
  }

  /// These files name Chinese by region.
  private static String kin(String language) {
    return language.equals("zh-Hans") ? "zh-CN" : language;
  }

  private static Optional<String> country(Map<?, ?> record, Messages messages) {
    return record.get("country") instanceof Map<?, ?> country
            && country.get("iso_code") instanceof String code
        ? Optional.of(Locale.of("", code).getDisplayCountry(messages.locale()))
        : Optional.empty();
  }
}
