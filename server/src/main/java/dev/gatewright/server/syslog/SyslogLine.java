package dev.gatewright.server.syslog;

import dev.gatewright.server.config.server.ServerConfig.HostPort;
import dev.gatewright.server.config.server.SyslogConfig;
import dev.gatewright.server.config.server.SyslogConfig.Receiver;
import dev.gatewright.server.mail.TrustedAuthorities;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocket;

/// A connection to a syslog receiver. One thread uses it; any may close it.
///
/// The receiver is the operator's, named in `server.yaml`, and may be at any address. Over a stream
/// each message has its length before it (RFC 6587 §3.4.1, RFC 5425 §4.3).
interface SyslogLine extends Closeable {
  /// RFC 5426 §3.2 wants as much to be taken.
  int LONGEST_DATAGRAM = 2048;

  /// RFC 5425 §4.3.1 wants as much to be taken.
  int LONGEST_FRAME = 8192;

  Duration PATIENCE = Duration.ofSeconds(10);

  /// Hands these over, as far as one can know it.
  void send(List<byte[]> messages) throws IOException;

  static int longest(Receiver receiver) {
    return receiver instanceof Receiver.Udp ? LONGEST_DATAGRAM : LONGEST_FRAME;
  }

  static SyslogLine open(SyslogConfig config) throws IOException {
    return switch (config.to()) {
      case Receiver.Udp(var address) -> Datagrams.open(address);
      case Receiver.Tcp(var address) -> {
        var socket = connect(address);
        yield new Stream(socket, socket);
      }
      case Receiver.Tls(var address) -> encrypted(address, config);
      case Receiver.Local(var path) -> Local.open(path);
    };
  }

  private static Socket connect(HostPort address) throws IOException {
    var socket = new Socket();
    try {
      var resolved = new InetSocketAddress(address.host(), address.port());
      socket.connect(resolved, (int) PATIENCE.toMillis());
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) PATIENCE.toMillis());
      return socket;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private static SyslogLine encrypted(HostPort address, SyslogConfig config) throws IOException {
    var plain = connect(address);
    try {
      var factory = TrustedAuthorities.with(config.authorities());
      var socket = (SSLSocket) factory.createSocket(plain, address.host(), address.port(), true);
      var parameters = socket.getSSLParameters();
      // RFC 5425 §5.2: the certificate must be of the host that is named.
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return new Stream(socket, plain);
    } catch (IOException | RuntimeException e) {
      plain.close();
      throw e;
    }
  }

  /// Nobody says whether a datagram arrived.
  record Datagrams(DatagramSocket socket) implements SyslogLine {
    static Datagrams open(HostPort address) throws IOException {
      var socket = new DatagramSocket();
      try {
        socket.connect(new InetSocketAddress(address.host(), address.port()));
        return new Datagrams(socket);
      } catch (IOException | RuntimeException e) {
        socket.close();
        throw e;
      }
    }

    @Override
    public void send(List<byte[]> messages) throws IOException {
      for (var message : messages) {
        socket.send(new DatagramPacket(message, message.length));
      }
    }

    @Override
    public void close() {
      socket.close();
    }
  }

  /// Over TCP, encrypted or not.
  ///
  /// @param plain the connection below, which ends at once, also while something is written
  record Stream(Socket socket, Socket plain) implements SyslogLine {
    @Override
    public void send(List<byte[]> messages) throws IOException {
      refuseEnd();
      var out = new BufferedOutputStream(socket.getOutputStream());
      write(out, messages);
    }

    /// A receiver says nothing. If it has ended, the first message after that would be lost without
    /// a word.
    private void refuseEnd() throws IOException {
      socket.setSoTimeout(1);
      try {
        if (socket.getInputStream().read() < 0) {
          throw new IOException("the receiver ended the connection");
        }
      } catch (SocketTimeoutException _) {
        // It is there.
      }
    }

    @Override
    public void close() throws IOException {
      plain.close();
    }
  }

  /// To a socket of this machine.
  record Local(SocketChannel channel) implements SyslogLine {
    static Local open(String path) throws IOException {
      return new Local(SocketChannel.open(UnixDomainSocketAddress.of(path)));
    }

    @Override
    public void send(List<byte[]> messages) throws IOException {
      channel.configureBlocking(false);
      if (channel.read(ByteBuffer.allocate(1)) < 0) {
        throw new IOException("the receiver ended the connection");
      }
      channel.configureBlocking(true);
      write(new BufferedOutputStream(Channels.newOutputStream(channel)), messages);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  private static void write(OutputStream out, List<byte[]> messages) throws IOException {
    for (var message : messages) {
      out.write((message.length + " ").getBytes(StandardCharsets.US_ASCII));
      out.write(message);
    }
    out.flush();
  }
}
