package dev.gatewright.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;

/// A small mail server on this machine that keeps what it takes, and can be made to misbehave. Any
/// thread may ask it.
public final class SmtpStub implements AutoCloseable {
  private final ServerSocket listening;
  private final Kind kind;
  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final Map<String, String> replies = new ConcurrentHashMap<>();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile boolean utf8;
  private volatile Runnable beforeAccepting = () -> {};

  /// How it speaks.
  ///
  /// @param certificate what it shows where TLS is spoken
  /// @param implicit TLS from the first byte
  /// @param login the user name and password that it wants, separated by a colon
  public record Kind(
      Optional<TestCertificate> certificate, boolean implicit, Optional<String> login) {
    public static final Kind PLAIN = new Kind(Optional.empty(), false, Optional.empty());
  }

  /// A mail that it answers for: the envelope and the whole message.
  public record Taken(String from, String to, String message, boolean encrypted) {
    /// A header, unfolded.
    public String header(String name) {
      var head = message.substring(0, message.indexOf("\n\n")).replaceAll("\n[ \t]+", " ");
      return head.lines()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }

    /// The part of this type, decoded from base64.
    public String part(String type) {
      var at = message.indexOf("Content-Type: " + type);
      var body = message.indexOf("\n\n", at) + 2;
      var end = message.indexOf("\n--", body);
      return new String(Base64.getMimeDecoder().decode(message.substring(body, end)), UTF_8);
    }
  }

  private SmtpStub(ServerSocket listening, Kind kind) {
    this.listening = listening;
    this.kind = kind;
  }

  /// Begins to listen on a free port.
  public static SmtpStub start(Kind kind) throws IOException {
    return start(kind, 0);
  }

  /// Begins to listen on this port.
  public static SmtpStub start(Kind kind, int port) throws IOException {
    var stub = new SmtpStub(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), kind);
    Thread.ofVirtual().name("mail server").start(stub::listen);
    return stub;
  }

  public int port() {
    return listening.getLocalPort();
  }

  /// What it took so far.
  public List<Taken> taken() {
    return List.copyOf(taken);
  }

  /// Commands that it heard, on all connections.
  public List<String> heard() {
    return List.copyOf(heard);
  }

  public int connections() {
    return connections.get();
  }

  /// Answers commands that begin so with this from now on; `.` is the end of a message, `hang` says
  /// nothing any more, `drop` breaks off, an empty text is the usual answer again.
  public void answer(String command, String reply) {
    if (reply.isEmpty()) {
      replies.remove(command);
    } else {
      replies.put(command, reply);
    }
  }

  /// Takes addresses beyond ASCII from the next connection on (RFC 6531).
  public void takeUtf8() {
    utf8 = true;
  }

  /// Runs before each mail is taken.
  public void beforeAccepting(Runnable action) {
    beforeAccepting = action;
  }

  private void listen() {
    while (!listening.isClosed()) {
      try {
        var socket = listening.accept();
        connections.incrementAndGet();
        open.add(socket);
        Thread.ofVirtual().start(() -> converse(socket));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void converse(Socket accepted) {
    try (var socket = kind.implicit() ? encrypted(accepted) : accepted) {
      new Conversation(socket, kind.implicit()).run();
    } catch (IOException _) {
      // The other side went away.
    }
  }

  private Socket encrypted(Socket plain) throws IOException {
    var tls =
        (SSLSocket)
            kind.certificate()
                .orElseThrow()
                .context()
                .getSocketFactory()
                .createSocket(plain, null, plain.getPort(), true);
    tls.setUseClientMode(false);
    tls.startHandshake();
    return tls;
  }

  /// One connection.
  private final class Conversation {
    private final Socket socket;
    private final boolean encrypted;
    private final BufferedReader in;
    private final OutputStream out;
    private String from = "";
    private String to = "";
    private boolean loggedIn;

    Conversation(Socket socket, boolean encrypted) throws IOException {
      this.socket = socket;
      this.encrypted = encrypted;
      this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      this.out = socket.getOutputStream();
    }

    void run() throws IOException {
      if (!reply("GREETING", "220 stub ready")) {
        return;
      }
      listen();
    }

    private void listen() throws IOException {
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        heard.add(line);
        var command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        if (command.equals("STARTTLS")) {
          reply("STARTTLS", "220 go on");
          var tls = encrypted(socket);
          var inside = new Conversation(tls, true);
          inside.listen();
          return;
        }
        if (!answer(command, line)) {
          return;
        }
      }
    }

    private boolean answer(String command, String line) throws IOException {
      return switch (command) {
        case "EHLO", "HELO" -> reply(command, features());
        case "AUTH" -> auth(line);
        case "MAIL" -> {
          from = address(line);
          yield reply(
              "MAIL", kind.login().isPresent() && !loggedIn ? "530 5.7.0 log in" : "250 ok");
        }
        case "RCPT" -> {
          to = address(line);
          yield reply("RCPT", "250 ok");
        }
        case "DATA" -> reply("DATA", "354 go on") && message();
        case "QUIT" -> {
          reply("QUIT", "221 bye");
          yield false;
        }
        default -> reply(command, "250 ok");
      };
    }

    private String features() {
      var tls = kind.certificate().isPresent() && !encrypted ? "250-STARTTLS\r\n" : "";
      var auth = kind.login().isPresent() ? "250-AUTH PLAIN LOGIN\r\n" : "";
      return "250-stub\r\n" + tls + auth + (utf8 ? "250-SMTPUTF8\r\n" : "") + "250 8BITMIME";
    }

    private boolean auth(String line) throws IOException {
      var words = line.split(" ", -1);
      if (words.length < 3 || !words[1].equals("PLAIN")) {
        return reply("AUTH", "504 5.5.4 only AUTH PLAIN with an initial response");
      }
      var said = new String(Base64.getDecoder().decode(words[2]), UTF_8).split("\0", -1);
      loggedIn = kind.login().equals(Optional.of(said[1] + ":" + said[2]));
      return reply(
          "AUTH", loggedIn ? "235 2.7.0 welcome" : "535 5.7.8 bad credentials for " + line);
    }

    private boolean message() throws IOException {
      var message = new StringBuilder();
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals(".")) {
          beforeAccepting.run();
          var reply = replies.getOrDefault(".", "250 2.0.0 taken");
          if (reply.startsWith("250") || reply.equals("lose")) {
            taken.add(new Taken(from, to, message.toString(), encrypted));
          }
          return reply.equals("lose") ? reply("lost", "drop") : reply(".", "250 2.0.0 taken");
        }
        message.append(line.startsWith("..") ? line.substring(1) : line).append('\n');
      }
      return false;
    }

    private boolean reply(String command, String usual) throws IOException {
      var reply = replies.getOrDefault(command, usual);
      if (reply.equals("hang")) {
        return in.readLine() != null;
      }
      if (reply.equals("drop")) {
        socket.close();
        return false;
      }
      out.write((reply + "\r\n").getBytes(ISO_8859_1));
      out.flush();
      return !reply.startsWith("421");
    }

    private static String address(String line) {
      return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (var socket : open) {
      socket.close();
    }
  }
}
