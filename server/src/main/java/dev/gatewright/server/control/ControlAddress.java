package dev.gatewright.server.control;

import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Where the server of a store listens for commands: `<store file>.sock`.
public record ControlAddress(Path socket) {
  /// Kernels leave room for 104 to 108 bytes; a socket is made under a longer name first.
  static final int LONGEST_PATH_BYTES = 88;

  public static ControlAddress of(Path storeFile) {
    return new ControlAddress(Path.of(storeFile.toAbsolutePath().normalize() + ".sock"));
  }

  /// Whether a socket can have this address at all.
  public boolean isPossible() {
    return fits(socket);
  }

  UnixDomainSocketAddress address() {
    return UnixDomainSocketAddress.of(socket);
  }

  static boolean fits(Path path) {
    return path.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH_BYTES;
  }
}
