package dev.gatewright.server.tenants;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.identity.Secret;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// Where the link for the first owner waits: beside the store, in a file that its owner alone can
/// read. What a service prints ends in journals.
public final class OwnerLinkFile {
  private static final String NAME = "owner-link";

  private static final Set<PosixFilePermission> OWNER_ALONE =
      PosixFilePermissions.fromString("rw-------");

  private final Path file;

  private OwnerLinkFile(Path file) {
    this.file = file;
  }

  /// Beside the store.
  public static OwnerLinkFile of(Path store) {
    return new OwnerLinkFile(store.toAbsolutePath().normalize().resolveSibling(NAME));
  }

  public Path path() {
    return file;
  }

  /// Writes the link in place of one before.
  ///
  /// @throws IOException when it cannot be written
  public void write(Secret link) throws IOException {
    Files.deleteIfExists(file);
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = FileChannel.open(file, options, ownersOnly())) {
      channel.write(UTF_8.encode(link.reveal() + "\n"));
      channel.force(true);
    }
  }

  /// What was written last; empty where there is nothing.
  public Optional<Secret> read() {
    try {
      return Optional.of(new Secret(Files.readString(file, UTF_8).strip()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// A link that is of no more use goes; one that stays, as in a folder that became read-only,
  /// opens nothing.
  public void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException _) {
      // It opens nothing any more.
    }
  }

  private FileAttribute<?>[] ownersOnly() {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ALONE)}
        : new FileAttribute<?>[0];
  }
}
