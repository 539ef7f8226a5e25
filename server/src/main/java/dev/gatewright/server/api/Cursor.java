package dev.gatewright.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.admin.command.Part;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.store.sql.Mark;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Where a list goes on, as programs hand it back. It hides nothing from whoever got the list, and
/// keeps addresses out of what others log of requests; one that somebody made up leads to no other
/// rows than the list has.
final class Cursor {
  private static final int RADIX = 36;
  private static final int LONGEST = 2_000;

  static final Shape SHAPE =
      new Shape.Written("[A-Za-z0-9_-]{1," + LONGEST + "}", "what this list told");

  private static final Pattern SYNTAX =
      Pattern.compile("([a-z]{1,20}) ([0-9a-z]{1,12}) (.{1,400})", Pattern.DOTALL);

  private Cursor() {}

  /// @param list in which order of which list it is a place
  static String of(String list, Mark mark) {
    var text = list + " " + Long.toString(mark.at(), RADIX) + " " + mark.id();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  /// The one behind the last of these, if there is more.
  static <T> Optional<String> behind(
      String list, List<T> told, boolean more, Function<T, Mark> mark) {
    return more ? Optional.of(of(list, mark.apply(told.getLast()))) : Optional.empty();
  }

  /// Answers with the part that the request asks for, if its `cursor` is one of this list.
  static HttpResponse part(AdminCall call, String list, Function<Part, HttpResponse> answer) {
    var sent = call.parameter("cursor");
    var mark = sent.flatMap(cursor -> read(list, cursor));
    return sent.isPresent() && mark.isEmpty()
        ? Parameter.refused(call, "cursor")
        : answer.apply(new Part(mark, call.limit()));
  }

  /// Empty where it is none of this list.
  static Optional<Mark> read(String list, String cursor) {
    if (cursor.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      var bytes = Base64.getUrlDecoder().decode(cursor);
      var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(SYNTAX.matcher(text))
          .filter(match -> match.matches() && match.group(1).equals(list))
          .map(match -> new Mark(Long.parseLong(match.group(2), RADIX), match.group(3)));
    } catch (IllegalArgumentException | CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
