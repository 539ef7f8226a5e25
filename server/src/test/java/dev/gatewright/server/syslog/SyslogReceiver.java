package dev.gatewright.server.syslog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/// Takes what is sent to it, over real sockets of this machine.
final class SyslogReceiver implements Closeable {
  final List<String> taken = new CopyOnWriteArrayList<>();
  private final List<Closeable> open = new CopyOnWriteArrayList<>();
  private final List<Thread> readers = new CopyOnWriteArrayList<>();
  private final int port;

  private SyslogReceiver(Closeable listener, int port) {
    open.add(listener);
    this.port = port;
  }

  int port() {
    return port;
  }

  static SyslogReceiver udp() throws IOException {
    var socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    var receiver = new SyslogReceiver(socket, socket.getLocalPort());
    Thread.ofVirtual()
        .start(() -> {
          while (!socket.isClosed()) {
            var packet = new DatagramPacket(new byte[65_535], 65_535);
            try {
              socket.receive(packet);
              receiver.taken.add(new String(packet.getData(), 0, packet.getLength(), UTF_8));
            } catch (IOException _) {
              return;
            }
          }
        });
    return receiver;
  }

  static SyslogReceiver tcp() throws IOException {
    return listen(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
  }

  static SyslogReceiver tls(SSLContext context) throws IOException {
    return listen(
        context
            .getServerSocketFactory()
            .createServerSocket(0, 10, InetAddress.getLoopbackAddress()));
  }

  private static SyslogReceiver listen(ServerSocket listener) {
    var receiver = new SyslogReceiver(listener, listener.getLocalPort());
    Thread.ofVirtual()
        .start(() -> {
          while (!listener.isClosed()) {
            try {
              Socket socket = listener.accept();
              receiver.take(socket, socket.getInputStream());
            } catch (IOException _) {
              return;
            }
          }
        });
    return receiver;
  }

  static SyslogReceiver unix(Path path) throws IOException {
    var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listener.bind(UnixDomainSocketAddress.of(path));
    var receiver = new SyslogReceiver(listener, 0);
    receiver.open.add(() -> Files.delete(path));
    Thread.ofVirtual()
        .start(() -> {
          while (listener.isOpen()) {
            try {
              var channel = listener.accept();
              receiver.take(channel, Channels.newInputStream(channel));
            } catch (IOException _) {
              return;
            }
          }
        });
    return receiver;
  }

  private void take(Closeable connection, InputStream in) {
    open.add(connection);
    readers.add(
        Thread.ofVirtual()
            .start(() -> {
              try {
                frames(in);
              } catch (IOException _) {
                // The test ends it.
              }
            }));
  }

  /// Each message has its length before it.
  private void frames(InputStream from) throws IOException {
    var in = new BufferedInputStream(from);
    for (var next = in.read(); next >= 0; next = in.read()) {
      var length = 0;
      while (next != ' ') {
        length = length * 10 + Character.digit(next, 10);
        next = in.read();
      }
      taken.add(new String(in.readNBytes(length), UTF_8));
    }
  }

  /// Ends all connections too. One that is being read ends with its reader: until then it would
  /// still take a message, which nobody reads.
  @Override
  public void close() throws IOException {
    for (var one : open) {
      one.close();
    }
    for (var reader : readers) {
      try {
        reader.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while a connection ended", e);
      }
    }
  }
}
