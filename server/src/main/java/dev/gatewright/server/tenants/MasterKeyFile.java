package dev.gatewright.server.tenants;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.sql.FileFault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/// The file that holds the master key: 32 bytes as base64url or hexadecimal digits, readable by its
/// owner alone.
///
/// One is made only where the store has nothing that another key could have sealed. In any other
/// case a missing file stops the start, because a new key would make all that is sealed unreadable
/// for good.
public final class MasterKeyFile {
  private static final long LONGEST_FILE = 1024;

  private final Path file;

  public MasterKeyFile(Path file) {
    this.file = file;
  }

  /// What became of looking for the key.
  public sealed interface Outcome {
    record Loaded(MasterKey key) implements Outcome {}

    /// There was no data and no file; the key is in a new file now.
    record Created(MasterKey key) implements Outcome {}

    /// There is no usable key; `message` says why and what to do.
    record Unusable(String message) implements Outcome {}
  }

  /// Reads the key, or makes one when `hasData` is false and there is no file.
  public Outcome load(boolean hasData, SecureRandom random) {
    try {
      if (Files.size(file) > LONGEST_FILE) {
        return unreadable();
      }
      return MasterKey.parse(Files.readString(file, UTF_8))
          .<Outcome>map(Outcome.Loaded::new)
          .orElseGet(this::unreadable);
    } catch (NoSuchFileException _) {
      return hasData ? missing() : create(random);
    } catch (IOException e) {
      return new Outcome.Unusable(
          "The master key file %s cannot be read (%s). Give the server's account read permission."
              .formatted(file, FileFault.text(e)));
    }
  }

  private Outcome unreadable() {
    return new Outcome.Unusable(
        "The master key file %s does not hold 32 bytes as base64url or hexadecimal digits. Put back the original file."
            .formatted(file));
  }

  private Outcome missing() {
    return new Outcome.Unusable(missingText());
  }

  /// What to say where the file is missing beside a store that needs it.
  public String missingText() {
    return "The master key file %s is missing, and the store holds data that only that key can read. Put back the original file, or point master_key_file at it."
        .formatted(file);
  }

  private Outcome create(SecureRandom random) {
    var key = MasterKey.generate(random);
    try {
      var folder = file.toAbsolutePath().getParent();
      if (folder == null) {
        return new Outcome.Unusable("master_key_file must name a file, not " + file + ".");
      }
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder, only(folder, "rwx------"));
      }
      var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      try (var channel = FileChannel.open(file, options, only(file, "rw-------"))) {
        channel.write(UTF_8.encode(key.reveal() + "\n"));
        channel.force(true);
      }
      syncFolder(folder);
      return new Outcome.Created(key);
    } catch (IOException e) {
      return new Outcome.Unusable(
          "The master key file %s cannot be written (%s). Make its folder writable for the server's account."
              .formatted(file, FileFault.text(e)));
    }
  }

  /// Without it a power cut may take the file and leave the data sealed under it.
  private static void syncFolder(Path folder) throws IOException {
    if (isPosix(folder)) {
      try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static FileAttribute<?>[] only(Path path, String permissions) {
    return isPosix(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
