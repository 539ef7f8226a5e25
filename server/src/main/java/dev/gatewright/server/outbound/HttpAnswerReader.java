package dev.gatewright.server.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.gatewright.server.outbound.OutboundAnswer.Answered;
import dev.gatewright.server.outbound.OutboundAnswer.Unanswered;
import dev.gatewright.server.outbound.OutboundAnswer.Why;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one HTTP/1.1 answer from a connection that ends after it (RFC 9112), strictly: what it
/// does not know for sure is an error.
final class HttpAnswerReader {
  /// Status lines, headers, chunk sizes and trailers together.
  private static final int MOST_HEAD_BYTES = 32 * 1024;

  private static final int MOST_CHUNK_DIGITS = 8;

  private final InputStream in;
  private final int longestBody;
  private final Map<String, String> headers = new HashMap<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int headBytes;
  private @Nullable Integer length;
  private boolean chunked;

  HttpAnswerReader(InputStream in, int longestBody) {
    this.in = in;
    this.longestBody = longestBody;
  }

  /// @throws IOException when what comes is no such answer, or the connection breaks
  OutboundAnswer read() throws IOException {
    var status = status(line());
    headers();
    while (status < 200) { // Interim answers (RFC 9110 §15.2).
      status = status(line());
      headers();
    }
    var whole = status == 204 || status == 304 || readBody();
    return whole
        ? new Answered(status, headers, body.toByteArray())
        : new Unanswered(Why.TOO_LARGE);
  }

  private static int status(String line) throws IOException {
    if (!line.matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?") || line.startsWith("101", 9)) {
      throw new IOException("not the first line of an answer");
    }
    return Integer.parseInt(line, 9, 12, 10);
  }

  private void headers() throws IOException {
    length = null;
    chunked = false;
    headers.clear();
    for (var line = line(); !line.isEmpty(); line = line()) {
      var colon = line.indexOf(':');
      if (colon < 1) {
        throw new IOException("not a header");
      }
      var name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      headers.putIfAbsent(name, line.substring(colon + 1).strip());
      var value = line.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
      switch (name) {
        case "content-length" -> length = length(value);
        case "transfer-encoding" -> {
          demand(value.equals("chunked") && !chunked);
          chunked = true;
        }
        case "content-encoding" -> demand(value.equals("identity"));
        default -> {}
      }
    }
    demand(!chunked || length == null);
  }

  private Integer length(String value) throws IOException {
    demand(length == null && value.matches("[0-9]{1,18}"));
    return (int) Math.min(Long.parseLong(value), Integer.MAX_VALUE);
  }

  /// Whether all of it was read; false when it is too long.
  private boolean readBody() throws IOException {
    if (chunked) {
      return readChunks();
    }
    if (length == null) {
      body.write(in.readNBytes(longestBody + 1));
      return body.size() <= longestBody;
    }
    return take(length);
  }

  private boolean readChunks() throws IOException {
    while (true) {
      var size = line().split("[;\\s]", 2)[0];
      demand(!size.isEmpty() && size.length() <= MOST_CHUNK_DIGITS);
      demand(size.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128));
      var bytes = Long.parseLong(size, 16);
      if (bytes == 0) {
        while (!line().isEmpty()) {
          // Trailers say nothing here.
        }
        return true;
      }
      if (!take(bytes)) {
        return false;
      }
      demand(line().isEmpty());
    }
  }

  private boolean take(long bytes) throws IOException {
    if (bytes > longestBody - body.size()) {
      return false;
    }
    var part = in.readNBytes((int) bytes);
    demand(part.length == bytes);
    body.write(part);
    return true;
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream(64);
    while (true) {
      var b = in.read();
      demand(b >= 0 && ++headBytes <= MOST_HEAD_BYTES);
      if (b == '\n') {
        var text = line.toString(ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
      }
      line.write(b);
    }
  }

  private static void demand(boolean holds) throws IOException {
    if (!holds) {
      throw new IOException("not an answer as HTTP has it");
    }
  }
}
