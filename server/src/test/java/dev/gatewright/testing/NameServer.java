package dev.gatewright.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A name server on the loopback address that knows TXT records (RFC 1035 §4), and says that
/// everything else is not there.
public final class NameServer implements AutoCloseable {
  private static final int NO_ERROR = 0;
  private static final int SERVER_FAILURE = 2;
  private static final int NO_SUCH_NAME = 3;

  private final DatagramSocket socket;
  private final Map<String, List<String>> texts = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile boolean broken;

  public NameServer() {
    try {
      socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().name("name-server").start(this::serve);
  }

  public int port() {
    return socket.getLocalPort();
  }

  /// From now on these stand at the name.
  public void put(String name, String... values) {
    texts.put(name, List.of(values));
  }

  public void remove(String name) {
    texts.remove(name);
  }

  /// Whether it says of everything that it does not know (RCODE 2).
  public void broken(boolean now) {
    broken = now;
  }

  /// What it was asked for.
  public List<String> asked() {
    return List.copyOf(asked);
  }

  private void serve() {
    var buffer = new byte[512];
    try {
      while (!socket.isClosed()) {
        var packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        var answer = answer(ByteBuffer.wrap(buffer, 0, packet.getLength()));
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private byte[] answer(ByteBuffer query) {
    int id = query.getShort(0) & 0xffff;
    query.position(12);
    var name = new StringBuilder();
    for (int length = query.get(); length > 0; length = query.get()) {
      var label = new byte[length];
      query.get(label);
      name.append(name.isEmpty() ? "" : ".").append(new String(label, US_ASCII));
    }
    int end = query.position() + 4;
    asked.add(name.toString());
    var found = texts.getOrDefault(name.toString().toLowerCase(Locale.ROOT), List.of());
    int code = broken ? SERVER_FAILURE : found.isEmpty() ? NO_SUCH_NAME : NO_ERROR;
    var answer = new ByteArrayOutputStream();
    shorts(answer, id, 0x8180 | code, 1, broken ? 0 : found.size(), 0, 0);
    var question = new byte[end - 12];
    query.get(12, question);
    answer.writeBytes(question);
    for (var text : broken ? List.<String>of() : found) {
      var bytes = text.getBytes(US_ASCII);
      shorts(answer, 0xc00c, 16, 1, 0, 0, bytes.length + 1);
      answer.write(bytes.length);
      answer.writeBytes(bytes);
    }
    return answer.toByteArray();
  }

  private static void shorts(ByteArrayOutputStream out, int... values) {
    for (int value : values) {
      out.write(value >>> 8);
      out.write(value);
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
