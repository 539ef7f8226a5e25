package dev.gatewright.protocol.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.oauth.Parameters;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Bodies and queries as parameters")
final class BodyParserTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";

  @Test
  @DisplayName("A form is decoded: plus is a space, escapes are UTF-8, order and repeats are kept")
  void decodesForms() {
    var form = form(FORM, "b=1&a=x+y&a=%C3%A9%26&empty=&bare&&=unnamed");

    assertThat(form.names()).containsExactly("b", "a", "empty", "bare", "");
    assertThat(form.all("a")).containsExactly("x y", "é&");
    assertThat(form.repeated(Set.of())).contains("a");
    assertThat(form.first("empty")).contains("");
    assertThat(form.first("bare")).contains("");
    assertThat(form.first("none")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a=%, body.percent_encoding",
    "a=%4, body.percent_encoding",
    "a=%zz, body.percent_encoding",
    "%=1, body.percent_encoding",
    "a=%-1, body.percent_encoding",
    "a=%C3, body.utf8",
    "a=%C0%80, body.utf8",
    "a=%ED%A0%80, body.utf8",
    "%FF=1, body.utf8",
    "a=%00, body.nul",
    "a%00b=1, body.nul"
  })
  @DisplayName("A form with a broken escape, with bytes that are not UTF-8 or with NUL is refused")
  void refusesBrokenForms(String body, String reason) {
    assertThat(parse(FORM, body.getBytes(ISO_8859_1)))
        .isInstanceOfSatisfying(
            ParsedBody.Malformed.class,
            malformed -> {
              assertThat(malformed.status()).isEqualTo(400);
              assertThat(malformed.reason()).isEqualTo(reason);
            });
  }

  @Test
  @DisplayName("Bytes that are not UTF-8 are refused unescaped too")
  void refusesRawBytes() {
    assertThat(reason(parse(FORM, new byte[] {'a', '=', (byte) 0xff}))).isEqualTo("body.utf8");
  }

  @Test
  @DisplayName("More parameters, longer names and longer values than the limits are refused")
  void limits() {
    var limits = MessageLimits.STANDARD;
    assertThat(form(FORM, "a=1&".repeat(limits.parameters())).all("a"))
        .hasSize(limits.parameters());
    assertThat(reason(parse(FORM, bytes("a=1&".repeat(limits.parameters() + 1)))))
        .isEqualTo("body.too_many_parameters");
    assertThat(reason(parse(FORM, bytes("n".repeat(limits.nameChars() + 1)))))
        .isEqualTo("body.name_too_long");
    assertThat(reason(parse(FORM, bytes("n=" + "v".repeat(limits.valueChars() + 1)))))
        .isEqualTo("body.value_too_long");
  }

  @Test
  @DisplayName(
      "A flat JSON object is read as parameters; null is not sent, numbers stay as written")
  void decodesJson() {
    var form = form(JSON, "{\"s\":\"é\",\"n\":1.50,\"t\":true,\"z\":null}");

    assertThat(form.names()).containsExactly("s", "n", "t");
    assertThat(form.all("n")).isEqualTo(List.of("1.50"));
    assertThat(form.first("t")).contains("true");
    assertThat(form.first("s")).contains("é");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1,\"a\":2} | body.duplicate_key",
        "{\"a\":{\"b\":1}} | body.not_flat",
        "{\"a\":[1]} | body.not_flat",
        "[1] | body.json",
        "\"a\" | body.json",
        "{\"a\":1} {} | body.json",
        "{\"a\":1 | body.json",
        "{a:1} | body.json",
        "{\"a\":\"\\u0000\"} | body.nul",
        "{\"a\":\"\\ud800\"} | body.nul"
      })
  @DisplayName("JSON that is broken, nested, repeated or no object is refused")
  void refusesOtherJson(String body, String reason) {
    assertThat(reason(parse(JSON, bytes(body)))).isEqualTo(reason);
  }

  @Test
  @DisplayName("An empty JSON body, JSON in UTF-16 and JSON a thousand levels deep are refused")
  void refusesOddJson() {
    assertThat(reason(parse(JSON, new byte[0]))).isEqualTo("body.json");
    assertThat(reason(parse(JSON, "{\"a\":1}".getBytes(UTF_16)))).isEqualTo("body.utf8");
    assertThat(reason(parse(JSON, bytes("[".repeat(1_000))))).isEqualTo("body.json");
    assertThat(reason(parse(JSON, bytes("{\"a\":".repeat(1_000))))).isEqualTo("body.not_flat");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded; charset=iso-8859-1",
        "application/json; charset=utf-16",
        "application/x-www-form-urlencoded-x",
        ""
      })
  @DisplayName("Other content types and character sets are answered 415")
  void unsupportedTypes(String type) {
    assertThat(parse(type, bytes("a=1")))
        .isInstanceOfSatisfying(
            ParsedBody.Malformed.class, it -> assertThat(it.status()).isEqualTo(415));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded",
        "Application/X-WWW-Form-Urlencoded ; Charset=UTF-8",
        "application/x-www-form-urlencoded;charset=\"utf-8\""
      })
  @DisplayName("UTF-8 may be named, in any letter case")
  void namedUtf8(String type) {
    assertThat(form(type, "a=1").first("a")).contains("1");
  }

  @Test
  @DisplayName(
      "Without a content type an empty body is an empty form and any other is answered 415")
  void missingType() {
    var empty = BodyParser.parse(List.of(), false, new byte[0], MessageLimits.STANDARD);
    var full = BodyParser.parse(List.of(), false, bytes("a=1"), MessageLimits.STANDARD);

    assertThat(empty).isEqualTo(new ParsedBody.Form(Parameters.none()));
    assertThat(reason(full)).isEqualTo("body.content_type_missing");
  }

  @Test
  @DisplayName("Two content types, or any content encoding, are answered 415")
  void oneTypeUnencoded() {
    var twice = BodyParser.parse(List.of(FORM, FORM), false, bytes("a=1"), MessageLimits.STANDARD);
    var zipped = BodyParser.parse(List.of(FORM), true, bytes("a=1"), MessageLimits.STANDARD);

    assertThat(reason(twice)).isEqualTo("body.content_type");
    assertThat(reason(zipped)).isEqualTo("body.content_type");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=% | query.percent_encoding",
        "a=%C3 | query.utf8",
        "a=%00 | query.nul",
        "a=é | query.characters",
        "a=b c | query.characters"
      })
  @DisplayName("A query is decoded like a form and must be escaped")
  void queries(String query, String reason) {
    assertThat(reason(FormDecoder.query(query, MessageLimits.STANDARD))).isEqualTo(reason);
    assertThat(FormDecoder.query("a=x%20y&b=%C3%A9", MessageLimits.STANDARD))
        .isInstanceOfSatisfying(
            ParsedBody.Form.class,
            form -> {
              assertThat(form.parameters().one("a")).contains("x y");
              assertThat(form.parameters().one("b")).contains("é");
            });
    assertThat(FormDecoder.query("", MessageLimits.STANDARD))
        .isEqualTo(new ParsedBody.Form(Parameters.none()));
  }

  private static Parameters form(String type, String body) {
    return switch (parse(type, bytes(body))) {
      case ParsedBody.Form(var parameters) -> parameters;
      case ParsedBody.Malformed malformed -> throw new AssertionError(malformed.toString());
    };
  }

  private static String reason(ParsedBody body) {
    return switch (body) {
      case ParsedBody.Form(var parameters) -> parameters.toString();
      case ParsedBody.Malformed malformed -> malformed.reason();
    };
  }

  private static ParsedBody parse(String type, byte[] body) {
    return BodyParser.parse(List.of(type), false, body, MessageLimits.STANDARD);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
