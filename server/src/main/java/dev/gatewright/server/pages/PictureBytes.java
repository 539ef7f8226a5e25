package dev.gatewright.server.pages;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.server.pages.OwnFile.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells pictures by their first bytes, as browsers do (WHATWG MIME Sniffing §6.1).
final class PictureBytes {
  /// What may stand before the root element: a byte order mark, the XML declaration, comments and a
  /// document type that declares nothing of its own.
  private static final Pattern BEFORE_ROOT =
      Pattern.compile(
          "\\uFEFF?\\s*(?:<\\?xml[^>]{0,200}\\?>\\s*)?(?:<!--[\\s\\S]*?-->\\s*)*"
              + "(?:<!doctype\\s+svg[^>\\[]{0,300}>\\s*)?(?:<!--[\\s\\S]*?-->\\s*)*");

  private PictureBytes() {}

  static Optional<Kind> kind(byte[] bytes) {
    if (starts(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of(Kind.PNG);
    }
    if (starts(bytes, 0, "\u00ff\u00d8\u00ff")) {
      return Optional.of(Kind.JPEG);
    }
    if (starts(bytes, 0, "GIF87a") || starts(bytes, 0, "GIF89a")) {
      return Optional.of(Kind.GIF);
    }
    if (starts(bytes, 0, "RIFF") && starts(bytes, 8, "WEBP")) {
      return Optional.of(Kind.WEBP);
    }
    if (starts(bytes, 0, "\u0000\u0000\u0001\u0000")) {
      return Optional.of(Kind.ICO);
    }
    return isSvg(bytes) ? Optional.of(Kind.SVG) : Optional.empty();
  }

  private static boolean starts(byte[] bytes, int at, String magic) {
    var wanted = magic.getBytes(ISO_8859_1);
    return bytes.length >= at + wanted.length
        && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
  }

  /// An entity that names itself often enough would fill a visitor's memory, so there are none.
  private static boolean isSvg(byte[] bytes) {
    try {
      var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      var lower = text.toLowerCase(Locale.ROOT);
      var before = BEFORE_ROOT.matcher(lower);
      int root = before.lookingAt() ? before.end() : 0;
      return lower.startsWith("<svg", root)
          && lower.contains("http://www.w3.org/2000/svg")
          && !lower.contains("<!entity");
    } catch (CharacterCodingException _) {
      return false;
    }
  }
}
