package dev.gatewright.server.hook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.issue.ReservedClaims;
import dev.gatewright.server.config.issuer.HookPlace;
import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.hook.HookAnswer.Allowed;
import dev.gatewright.server.hook.HookAnswer.Failed;
import dev.gatewright.server.hook.HookAnswer.Refused;
import dev.gatewright.server.outbound.OutboundAnswer.Answered;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads what a hook answers. It is a program of the operator's, and may be wrong or in somebody
/// else's hands: nothing counts but what is read here, and all of it is bounded.
final class HookAnswerReader {
  /// Bytes of JSON that a hook may add to both tokens together. Tokens travel in headers.
  private static final int MOST_CLAIM_BYTES = 2048;

  private static final int LONGEST_NAME = 128;

  /// How deep the value of a claim may be.
  private static final int DEEPEST = 4;

  private static final int LONGEST_REASON = 200;
  private static final int LONGEST_MESSAGE = 300;
  private static final int MOST_LANGUAGES = 32;

  private HookAnswerReader() {}

  static HookAnswer read(HookPlace place, Answered answer) {
    if (answer.body().length > Hooks.LONGEST_ANSWER) {
      return new Failed(HookTrouble.TOO_LARGE);
    }
    if (answer.status() / 100 == 3) {
      return new Failed(HookTrouble.REDIRECT);
    }
    if (answer.status() != 200) {
      return new Failed(HookTrouble.STATUS);
    }
    var document = JsonText.foreignObject(new String(answer.body(), UTF_8));
    if (document.isEmpty()) {
      return new Failed(HookTrouble.NOT_JSON);
    }
    return switch (document.get().path("action").asString("")) {
      case "allow" ->
          place == HookPlace.TOKEN ? claims(document.get().path("claims")) : Allowed.NOTHING;
      case "refuse" -> refused(document.get());
      default -> new Failed(HookTrouble.ANSWER);
    };
  }

  private static HookAnswer refused(JsonNode document) {
    var reason = document.path("reason");
    var message = document.path("message");
    if (!isAbsent(reason) && !reason.isString()) {
      return new Failed(HookTrouble.ANSWER);
    }
    var words = messages(message);
    return words.isEmpty()
        ? new Failed(HookTrouble.ANSWER)
        : new Refused(line(reason.asString(""), LONGEST_REASON), words.get());
  }

  /// Texts by language; nothing where they are no such thing.
  private static Optional<Map<String, String>> messages(JsonNode message) {
    var words = new LinkedHashMap<String, String>();
    if (isAbsent(message)) {
      return Optional.of(words);
    }
    if (!message.isObject() || message.size() > MOST_LANGUAGES) {
      return Optional.empty();
    }
    for (var said : message.properties()) {
      if (!said.getKey().matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}")
          || !said.getValue().isString()) {
        return Optional.empty();
      }
      var text = line(said.getValue().asString(), LONGEST_MESSAGE);
      if (!text.isEmpty()) {
        words.put(said.getKey(), text);
      }
    }
    return Optional.of(words);
  }

  private static HookAnswer claims(JsonNode claims) {
    if (isAbsent(claims)) {
      return Allowed.NOTHING;
    }
    var access = claims.path("access_token");
    var id = claims.path("id_token");
    if (!claims.isObject() || !isClaims(access) || !isClaims(id)) {
      return new Failed(HookTrouble.ANSWER);
    }
    if (isReserved(access) || isReserved(id)) {
      return new Failed(HookTrouble.RESERVED_CLAIM);
    }
    return bytes(access) + bytes(id) > MOST_CLAIM_BYTES
        ? new Failed(HookTrouble.TOO_LARGE)
        : new Allowed(fields(access), fields(id));
  }

  /// Whether these are names with values that a token can have. Nothing says nothing, and is none.
  private static boolean isClaims(JsonNode claims) {
    return isAbsent(claims)
        || (claims.isObject()
            && claims
                .propertyStream()
                .allMatch(it ->
                    !it.getKey().isEmpty()
                        && it.getKey().length() <= LONGEST_NAME
                        && isValue(it.getValue(), DEEPEST)));
  }

  private static boolean isValue(JsonNode value, int deep) {
    if (value.isContainer()) {
      return deep > 0 && value.valueStream().allMatch(inner -> isValue(inner, deep - 1));
    }
    return value.isString() || value.isBoolean() || value.isNumber();
  }

  private static boolean isReserved(JsonNode claims) {
    return claims.propertyStream().anyMatch(it -> ReservedClaims.has(it.getKey()));
  }

  private static int bytes(JsonNode claims) {
    return isAbsent(claims) ? 0 : claims.toString().getBytes(UTF_8).length;
  }

  private static Map<String, Object> fields(JsonNode claims) {
    return isAbsent(claims) ? Map.of() : JsonText.fields(claims.toString());
  }

  private static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  /// One line of what can be shown.
  private static String line(String text, int most) {
    var line = new StringBuilder();
    text.codePoints()
        .filter(c ->
            !Character.isISOControl(c)
                && Character.getType(c) != Character.SURROGATE
                && Character.getType(c) != Character.FORMAT)
        .limit(most)
        .forEach(line::appendCodePoint);
    return line.toString().strip();
  }
}
