package dev.gatewright.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A body that no client of good faith sends.
///
/// @param headers those that describe the body, each on a line of its own
record Malformed(String name, List<String> headers, byte[] body) {
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
  private static final String JSON = "Content-Type: application/json";
  private static final int TWENTY_MEGABYTES = 20 * 1024 * 1024;

  /// Bodies that are refused whatever endpoint they are sent to.
  static List<Malformed> all() {
    var many = IntStream.range(0, 10_000).mapToObj(i -> "p" + i + "=1").collect(joining("&"));
    return List.of(
        form("a broken percent-encoding", "grant_type=%ZZ"),
        form("a cut percent-encoding", "grant_type=authorization_code&code=%"),
        form("half a percent-encoding", "grant_type=authorization_code&code=%4"),
        form("invalid UTF-8, encoded", "grant_type=authorization_code&code=%ff%fe"),
        form("an overlong UTF-8 form", "grant_type=authorization_code&code=%c0%af"),
        form("an encoded surrogate", "grant_type=authorization_code&code=%ed%a0%80"),
        form("invalid UTF-8, raw", "grant_type=authorization_code&code=\u00ff\u00fe"),
        form("an encoded NUL", "grant_type=authorization_code&code=a%00b"),
        form("a raw NUL", "grant_type=authorization_code&code=a\u0000b"),
        form("a parameter twice", "grant_type=refresh_token&grant_type=refresh_token"),
        form("ten thousand parameters", many),
        form("a parameter with a long name", "p".repeat(5_000) + "=1"),
        form("a parameter with a long value", "code=" + "v".repeat(60_000)),
        json("no JSON", "{grant_type:refresh_token"),
        json("JSON that is a list", "[]"),
        json("JSON that is a text", "\"grant_type\""),
        json("JSON null", "null"),
        json("no JSON at all", ""),
        json("deep lists", "[".repeat(20_000)),
        json("deep objects", "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000)),
        json("a member twice", "{\"grant_type\":\"a\",\"grant_type\":\"b\"}"),
        json("an object for a text", "{\"grant_type\":{\"a\":1}}"),
        json("an endless number", "{\"code\":[1e999999999]}"),
        json("a long number", "{\"grant_type\":" + "9".repeat(50_000) + "}"),
        json("a lone surrogate", "{\"grant_type\":\"\\ud800\"}"),
        json("an escaped NUL", "{\"grant_type\":\"a\\u0000\"}"),
        json("invalid UTF-8", "{\"grant_type\":\"\u00ff\"}"),
        json("trailing words", "{} {}"),
        of("plain text", "grant_type=refresh_token", "Content-Type: text/plain"),
        of("XML", "<a/>", "Content-Type: application/xml"),
        of("multipart", "--x--", "Content-Type: multipart/form-data; boundary=x"),
        of("no type", "grant_type=refresh_token"),
        of("two types", "grant_type=refresh_token", FORM, JSON),
        of("another character set", "grant_type=refresh_token", FORM + "; charset=utf-16"),
        of("a broken type", "grant_type=refresh_token", "Content-Type: ;;/;"),
        of("compression", "\u001f\u008b", FORM, "Content-Encoding: gzip"),
        form("20 megabytes", "code=" + "v".repeat(TWENTY_MEGABYTES)),
        json("20 megabytes of JSON", "{\"code\":\"" + "v".repeat(TWENTY_MEGABYTES) + "\"}"),
        new Malformed(
            "20 megabytes in one chunk",
            List.of(FORM, "Transfer-Encoding: chunked"),
            (Integer.toHexString(TWENTY_MEGABYTES) + "\r\n" + "v".repeat(TWENTY_MEGABYTES))
                .getBytes(UTF_8)),
        new Malformed(
            "a broken chunk",
            List.of(FORM, "Transfer-Encoding: chunked"),
            "zz\r\n".getBytes(UTF_8)));
  }

  private static Malformed form(String name, String body) {
    return of(name, body, FORM);
  }

  private static Malformed json(String name, String body) {
    return of(name, body, JSON);
  }

  /// Each character of `body` is one byte.
  private static Malformed of(String name, String body, String... headers) {
    var bytes = body.getBytes(ISO_8859_1);
    var all = new ArrayList<>(List.of(headers));
    all.add("Content-Length: " + bytes.length);
    return new Malformed(name, List.copyOf(all), bytes);
  }

  /// The request's head and this body's headers.
  String head(String path, String... further) {
    return "POST "
        + path
        + " HTTP/1.1\nHost: localhost\nConnection: close\n"
        + String.join("\n", headers)
        + (further.length == 0 ? "" : "\n" + String.join("\n", further));
  }

  @Override
  public String toString() {
    return name;
  }
}
