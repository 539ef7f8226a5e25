package dev.gatewright.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.server.http.ParsedBody.Form;
import dev.gatewright.server.http.ParsedBody.Malformed;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/// Reads `application/x-www-form-urlencoded` without forgiving anything: a broken escape, bytes
/// that are not UTF-8 and NUL are refused, because whoever guesses what was meant guesses
/// differently from the next system in line.
final class FormDecoder {
  private final byte[] in;
  private final String where;
  private final HttpLimits limits;
  private final byte[] scratch;
  private @Nullable Malformed mistake;
  private int at;

  private FormDecoder(byte[] in, String where, HttpLimits limits) {
    this.in = in;
    this.where = where;
    this.limits = limits;
    this.scratch = new byte[in.length];
  }

  /// @param where `query` or `body`, the first part of a refusal's reason
  static ParsedBody decode(byte[] in, String where, HttpLimits limits) {
    return in.length == 0 ? new Form(Parameters.NONE) : new FormDecoder(in, where, limits).pairs();
  }

  private ParsedBody pairs() {
    var collected = new Parameters.Collected();
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
      if (collected.count() == limits.parameters()) {
        return new Malformed(400, where + ".too_many_parameters", "too many parameters");
      }
      collected.add(name, value);
    }
    return new Form(collected.toParameters());
  }

  /// Decodes up to the next `&`, or `=` when it ends a name, and stops on it.
  private String part(int longest, boolean name) {
    var length = 0;
    var ascii = true;
    for (; at < in.length; at++) {
      var b = in[at];
      if (b == '&' || name && b == '=') {
        break;
      }
      if (b == '+') {
        b = ' ';
      } else if (b == '%') {
        var high = hexAhead(1);
        var low = hexAhead(2);
        if (high < 0 || low < 0) {
          return refuse("percent_encoding", "a percent sign is not followed by two hex digits");
        }
        b = (byte) (high << 4 | low);
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

  private int hexAhead(int ahead) {
    return at + ahead < in.length ? HttpSyntax.hex(in[at + ahead]) : -1;
  }

  private String latin(int length) {
    return new String(scratch, 0, length, ISO_8859_1);
  }

  private String utf8(int length) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(scratch, 0, length)).toString();
    } catch (CharacterCodingException _) {
      return refuse("utf8", "a parameter is not UTF-8");
    }
  }

  private String refuse(String reason, String description) {
    mistake = new Malformed(400, where + "." + reason, description);
    at = in.length;
    return "";
  }
}
