package dev.gatewright.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An HTTP answer: its status, its head as received and its body.
record Answer(int status, String head, String body) {
  /// The value of a header that may be missing; `name` in lower case.
  Optional<String> header(String name) {
    var all = headers(name);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
  }

  List<String> headers(String name) {
    var values = new ArrayList<String>();
    for (String line : head.split("\r\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).toLowerCase(Locale.ROOT).equals(name)) {
        values.add(line.substring(colon + 1).strip());
      }
    }
    return values;
  }

  /// The text between `before` and the next `end` in the body.
  String bodyBetween(String before, char end) throws IOException {
    int start = body.indexOf(before);
    if (start < 0) {
      throw new IOException("no " + before + " in the answer " + status);
    }
    int from = start + before.length();
    return body.substring(from, body.indexOf(end, from));
  }

  /// The text member `name` of a JSON body whose values hold no escapes.
  String member(String name) throws IOException {
    return bodyBetween("\"" + name + "\":\"", '"');
  }

  Answer expect(int wanted) throws IOException {
    if (status != wanted) {
      throw new IOException("answered " + status + " instead of " + wanted + ": " + body);
    }
    return this;
  }
}
