package dev.gatewright.server.tenants;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/// Where secrets go that were made while nobody looks on: what a service prints ends in journals.
/// One line each, `issuer/client secret` or `webhook:issuer/id secret`, in a file that its owner
/// alone can read.
public final class SecretsFile {
  private static final Set<PosixFilePermission> OWNER_ALONE =
      PosixFilePermissions.fromString("rw-------");

  private SecretsFile() {}

  /// Adds them to the file, which is made when it is not there.
  ///
  /// @throws IOException when they cannot be written
  public static void append(Path file, List<GeneratedSecret> secrets) throws IOException {
    var options =
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    try (var channel = FileChannel.open(file, options, ownersOnly(file))) {
      if (isPosix(file)) { // One that was there may have had readers.
        Files.setPosixFilePermissions(file, OWNER_ALONE);
      }
      for (var secret : secrets) {
        channel.write(UTF_8.encode(secret.key() + " " + secret.value().reveal() + "\n"));
      }
      channel.force(true);
    }
  }

  private static FileAttribute<?>[] ownersOnly(Path file) {
    return isPosix(file)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ALONE)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
