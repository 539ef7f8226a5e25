package dev.gatewright.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;

/// A keep-alive HTTP/1.1 connection that does as little as can be done, so that the driver leaves
/// the processor to the server. Knows bodies with a length only, and loopback only. For one thread.
final class Wire implements AutoCloseable {
  private static final int LARGEST_ANSWER = 256 * 1024;
  private static final int TIMEOUT_MILLIS = 60_000;
  private static final String LENGTH = "\r\ncontent-length: ";

  private final Socket socket;
  private byte[] buffer = new byte[16 * 1024];
  private int filled;

  private Wire(Socket socket) {
    this.socket = socket;
  }

  /// Connects; refuses any address that is not of this machine.
  static Wire open(int port) throws IOException {
    return open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  static Wire open(InetSocketAddress address) throws IOException {
    if (address.isUnresolved() || !address.getAddress().isLoopbackAddress()) {
      throw new IOException("only servers on this machine are measured, not " + address);
    }
    var socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.connect(address);
    return new Wire(socket);
  }

  Answer send(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    filled = 0;
    int body = headLength();
    while (body < 0) {
      fill();
      body = headLength();
    }
    var head = new String(buffer, 0, body, ISO_8859_1);
    int length = contentLength(head);
    while (filled < body + length) {
      fill();
    }
    int status = Integer.parseInt(head.substring(9, 12));
    return new Answer(status, head, new String(buffer, body, length, ISO_8859_1));
  }

  private void fill() throws IOException {
    if (filled == buffer.length) {
      if (filled >= LARGEST_ANSWER) {
        throw new IOException("the answer is too large");
      }
      buffer = Arrays.copyOf(buffer, 2 * filled);
    }
    int read = socket.getInputStream().read(buffer, filled, buffer.length - filled);
    if (read < 0) {
      throw new EOFException("the server closed the connection");
    }
    filled += read;
  }

  /// Where the body begins; -1 while the head is incomplete.
  private int headLength() {
    for (int at = 3; at < filled; at++) {
      if (buffer[at] == '\n' && buffer[at - 2] == '\n') {
        return at + 1;
      }
    }
    return -1;
  }

  private static int contentLength(String head) throws IOException {
    for (int at = head.indexOf("\r\n"); at >= 0; at = head.indexOf("\r\n", at + 2)) {
      if (head.regionMatches(true, at, LENGTH, 0, LENGTH.length())) {
        int from = at + LENGTH.length();
        return Integer.parseInt(head.substring(from, head.indexOf("\r\n", from)).strip());
      }
    }
    throw new IOException("the answer has no length: " + head);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
