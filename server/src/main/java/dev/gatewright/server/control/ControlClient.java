package dev.gatewright.server.control;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.Optional;

/// The command's end of the control socket.
public final class ControlClient {
  private ControlClient() {}

  /// Asks the running server; empty when none listens.
  ///
  /// @throws IOException when a server took the question and did not answer
  public static Optional<Answer> ask(ControlAddress address, Request request) throws IOException {
    if (!address.isPossible() || !Files.exists(address.socket())) {
      return Optional.empty();
    }
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      try {
        channel.connect(address.address());
      } catch (IOException _) {
        return Optional.empty();
      }
      try {
        Wire.write(new BufferedOutputStream(Channels.newOutputStream(channel)), request);
        return Optional.of(
            Wire.readAnswer(new BufferedInputStream(Channels.newInputStream(channel))));
      } catch (IOException e) {
        throw new IOException(
            "the server did not answer (%s)%s".formatted(e.getMessage(), request.afterCut()), e);
      }
    }
  }

  /// Whether a server listens.
  public static boolean isRunning(ControlAddress address) {
    if (!address.isPossible() || !Files.exists(address.socket())) {
      return false;
    }
    try (var channel = SocketChannel.open(address.address())) {
      return channel.isConnected();
    } catch (IOException _) {
      return false;
    }
  }
}
