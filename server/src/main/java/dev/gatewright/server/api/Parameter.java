package dev.gatewright.server.api;

import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.json.Times;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What an address may be asked with behind its question mark.
final class Parameter {
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");

  private Parameter() {}

  /// The name of one that is not taken, or cannot be so, or comes twice.
  static Optional<String> wrong(Parameters sent, List<Field> known) {
    return sent.names().stream()
        .sorted()
        .filter(name ->
            known.stream()
                .noneMatch(field ->
                    field.name().equals(name)
                        && sent.all(name).size() == 1
                        && fits(field.shape(), sent.all(name).getFirst())))
        .findFirst();
  }

  /// The name of one that has to be there and is not.
  static Optional<String> missing(Parameters sent, List<Field> known) {
    return known.stream()
        .filter(field -> field.need() == Field.Need.REQUIRED)
        .map(Field::name)
        .filter(name -> sent.first(name).isEmpty())
        .findFirst();
  }

  private static boolean fits(Shape shape, String value) {
    return switch (shape) {
      case Shape.Text _ -> true;
      case Shape.Words(var words) -> words.contains(value);
      case Shape.Whole(var least, var most) ->
          WHOLE.matcher(value).matches()
              && Long.parseLong(value) >= least
              && Long.parseLong(value) <= most;
      case Shape.Flag _ -> value.equals("true") || value.equals("false");
      case Shape.Moment _ -> Times.parse(value).isPresent();
      case Shape.Counts _,
          Shape.Texts _,
          Shape.Members _,
          Shape.Settings _,
          Shape.One _,
          Shape.Many _ ->
          false;
    };
  }
}
