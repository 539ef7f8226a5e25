package dev.gatewright.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// HTTP/1.1 written by hand, for requests that no well-behaved client sends.
public final class RawHttp {
  private static final int PATIENCE_MILLIS = 30_000;
  private static final int LONGEST_ANSWER = 4 * 1024 * 1024;

  private RawHttp() {}

  /// An answer. `status` is 0 when the connection ended without one.
  ///
  /// @param headers as sent, `Name: value` each
  public record Answer(int status, List<String> headers, String body) {
    public Answer {
      headers = List.copyOf(headers);
    }

    public Optional<String> header(String name) {
      return all(name).stream().findFirst();
    }

    public List<String> all(String name) {
      var start = name.toLowerCase(Locale.ROOT) + ":";
      return headers.stream()
          .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(start))
          .map(header -> header.substring(start.length()).strip())
          .toList();
    }
  }

  /// Sends `head` with line ends made CRLF and an empty line after it, then `body`, and reads the
  /// answer, which may come before everything was sent.
  public static Answer send(int port, String head, byte[] body)
      throws IOException, InterruptedException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      var sender =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  var out = socket.getOutputStream();
                  out.write((head.replace("\n", "\r\n") + "\r\n\r\n").getBytes(ISO_8859_1));
                  out.write(body);
                  out.flush();
                } catch (IOException _) {
                  // The server has heard enough; its answer says what it thinks of it.
                }
              });
      var answer = read(socket.getInputStream());
      socket.shutdownOutput();
      sender.join();
      return answer;
    } catch (SocketException _) {
      return new Answer(0, List.of(), "");
    }
  }

  private static Answer read(InputStream in) throws IOException {
    var lines = new ArrayList<String>();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      lines.add(line);
    }
    if (lines.isEmpty()) {
      return new Answer(0, List.of(), "");
    }
    var status = Integer.parseInt(lines.getFirst().split(" ", -1)[1]);
    var head = new Answer(status, lines.subList(1, lines.size()), "");
    var length = head.header("Content-Length").map(Integer::parseInt).orElse(LONGEST_ANSWER);
    return new Answer(status, head.headers(), new String(in.readNBytes(length), UTF_8));
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(ISO_8859_1);
  }
}
