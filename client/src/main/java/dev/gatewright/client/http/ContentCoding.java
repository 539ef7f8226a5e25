package dev.gatewright.client.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// Compressed answers (RFC 9110 §8.4.1). They are not asked for: some servers and proxies compress
/// all the same. A short one can hold a very long one, so the decoded length is limited too.
final class ContentCoding {
  private ContentCoding() {}

  /// The answer's body without its coding.
  ///
  /// @param coding the value of `Content-Encoding`
  /// @throws IOException if it is not in this coding, in one that is not known, or longer than
  ///   `most` bytes
  static byte[] decode(String coding, byte[] body, int most) throws IOException {
    var name = coding.strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "", "identity" -> body;
      case "gzip", "x-gzip" -> {
        try (var decoded = new GZIPInputStream(new ByteArrayInputStream(body))) {
          yield limited(decoded, most);
        }
      }
      case "deflate" -> inflated(body, most);
      default ->
          throw new IOException(
              "the answer is compressed with "
                  + (name.matches("[a-z0-9, -]{1,40}") ? name : "something")
                  + ", which was not asked for and cannot be read");
    };
  }

  private static byte[] inflated(byte[] body, int most) throws IOException {
    var inflater = new Inflater(isRaw(body));
    try (var decoded = new InflaterInputStream(new ByteArrayInputStream(body), inflater)) {
      return limited(decoded, most);
    } finally {
      inflater.end();
    }
  }

  /// Many send `deflate` without the zlib header that it must have (§8.4.1.2).
  private static boolean isRaw(byte[] body) {
    return body.length < 2
        || (body[0] & 0x0f) != 8
        || (((body[0] & 0xff) << 8) | (body[1] & 0xff)) % 31 != 0;
  }

  private static byte[] limited(InputStream decoded, int most) throws IOException {
    var bytes = decoded.readNBytes(most + 1);
    if (bytes.length > most) {
      throw new IOException("the answer is longer than " + most + " bytes");
    }
    return bytes;
  }
}
