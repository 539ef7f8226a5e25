package dev.gatewright.store.sql;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps a second process off a SQLite file: `<file>.lock` is held while the store is open.
///
/// The operating system drops it when the process dies, however it dies. The file stays behind and
/// says nothing then.
final class StoreLock implements Closeable {
  private static final int PID_BYTES = 20;

  /// The locks of this process. POSIX drops a lock when its process closes any descriptor of the
  /// file, so a second open here must be refused before it touches the file.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private StoreLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// Takes the lock or throws [StoreRefused].
  static StoreLock take(Path database) throws IOException {
    var file = Path.of(database + ".lock").toAbsolutePath().normalize();
    if (!HELD.add(file)) {
      throw new StoreRefused(database + " is open in this process already");
    }
    try {
      return lock(database, file);
    } catch (IOException | RuntimeException e) {
      HELD.remove(file);
      throw e;
    }
  }

  private static StoreLock lock(Path database, Path file) throws IOException {
    PrivateFiles.createFile(file);
    var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw new StoreRefused(
            "%s is in use by another process%s, which holds %s. A server that is just starting, or another command, is done in a moment: try again. Else stop it first: one server runs per SQLite file"
                .formatted(database, holder(file), file));
      }
      var pid = StandardCharsets.US_ASCII.encode(Long.toString(ProcessHandle.current().pid()));
      channel.truncate(0);
      channel.write(pid, 0);
      return new StoreLock(file, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static String holder(Path file) throws IOException {
    try (var channel = Files.newByteChannel(file)) {
      var pid = ByteBuffer.allocate(PID_BYTES);
      channel.read(pid);
      var text = StandardCharsets.US_ASCII.decode(pid.flip()).toString();
      return text.matches("[0-9]+") ? " (process " + text + ")" : "";
    }
  }

  /// Lets the next process in.
  @Override
  public void close() throws IOException {
    channel.close();
    HELD.remove(file);
  }
}
