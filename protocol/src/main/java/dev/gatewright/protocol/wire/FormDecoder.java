package dev.gatewright.protocol.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.wire.ParsedBody.Form;
import dev.gatewright.protocol.wire.ParsedBody.Malformed;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Reads `application/x-www-form-urlencoded` without forgiving anything: a broken escape, bytes
/// that are not UTF-8 and NUL are refused, because whoever guesses what was meant guesses
/// differently from the next system in line.
public final class FormDecoder {
  private final byte[] in;
  private final String where;
  private final MessageLimits limits;
  private final byte[] scratch;
  private @Nullable Malformed mistake;
  private int at;

  private FormDecoder(byte[] in, String where, MessageLimits limits) {
    this.in = in;
    this.where = where;
    this.limits = limits;
    this.scratch = new byte[in.length];
  }

  /// Decodes the query of a request target.
  ///
  /// @param sent what stands behind the `?`, not decoded; empty when there is none
  public static ParsedBody query(String sent, MessageLimits limits) {
    return isVisibleAscii(sent)
        ? decode(sent.getBytes(ISO_8859_1), "query", limits)
        : new Malformed(
            Reason.REQUEST_MALFORMED,
            "query.characters",
            "the query holds characters that must be escaped");
  }

  static ParsedBody body(byte[] in, MessageLimits limits) {
    return decode(in, "body", limits);
  }

  private static ParsedBody decode(byte[] in, String where, MessageLimits limits) {
    return in.length == 0
        ? new Form(Parameters.none())
        : new FormDecoder(in, where, limits).pairs();
  }

  private static boolean isVisibleAscii(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= 32 || text.charAt(i) >= 127) {
        return false;
      }
    }
    return true;
  }

  private ParsedBody pairs() {
    var read = new Parameters.Builder();
    while (at < in.length) {
      if (in[at] == '&') {
        at++;
        continue;
      }
      var name = part(limits.nameChars(), true);
      var value = "";
      if (at < in.length && in[at] == '=') {
        at++;
        value = part(limits.valueChars(), false);
      }
      if (mistake != null) {
        return mistake;
      }
      if (read.count() == limits.parameters()) {
        return new Malformed(
            Reason.REQUEST_MALFORMED, where + ".too_many_parameters", "too many parameters");
      }
      read.add(name, value);
    }
    return new Form(read.build());
  }

  /// Decodes up to the next `&`, or `=` when it ends a name, and stops on it.
  private String part(int longest, boolean name) {
    var length = 0;
    var ascii = true;
    for (; at < in.length; at++) {
      var b = in[at];
      if (b == '&' || (name && b == '=')) {
        break;
      }
      if (b == '+') {
        b = ' ';
      } else if (b == '%') {
        if (!isHexAhead(1) || !isHexAhead(2)) {
          return refuse("percent_encoding", "a percent sign is not followed by two hex digits");
        }
        b = (byte) ((HexFormat.fromHexDigit(in[at + 1]) << 4) | HexFormat.fromHexDigit(in[at + 2]));
        at += 2;
      }
      if (b == 0) {
        return refuse("nul", "a parameter holds a NUL character");
      }
      ascii &= b > 0;
      scratch[length++] = b;
    }
    if (length > longest) {
      return refuse(
          name ? "name_too_long" : "value_too_long",
          name ? "a parameter name is too long" : "a parameter value is too long");
    }
    return ascii ? latin(length) : utf8(length);
  }

  private boolean isHexAhead(int ahead) {
    return at + ahead < in.length && HexFormat.isHexDigit(in[at + ahead]);
  }

  private String latin(int length) {
    return new String(scratch, 0, length, ISO_8859_1);
  }

  private String utf8(int length) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(scratch, 0, length)).toString();
    } catch (CharacterCodingException e) {
      return refuse("utf8", "a parameter is not UTF-8");
    }
  }

  private String refuse(String reason, String description) {
    mistake = new Malformed(Reason.REQUEST_MALFORMED, where + "." + reason, description);
    at = in.length;
    return "";
  }
}
