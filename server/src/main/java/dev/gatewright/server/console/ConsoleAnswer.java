package dev.gatewright.server.console;

import dev.gatewright.admin.command.Refusal;
import dev.gatewright.server.pages.console.ConsoleNotice;
import java.util.List;
import java.util.Optional;

/// What a page of the console answers.
public sealed interface ConsoleAnswer {
  /// The page itself.
  record Shown(int status, byte[] html) implements ConsoleAnswer {}

  /// The page itself, which shows pages of the console in frames.
  record Framing(int status, byte[] html) implements ConsoleAnswer {}

  /// A page that is shown in such a frame, with pictures from these sources; no form in it leads
  /// anywhere.
  record Framed(byte[] html, List<String> images) implements ConsoleAnswer {
    public Framed {
      images = List.copyOf(images);
    }
  }

  /// The page itself, whose form leads to this address and nowhere else beside here.
  record Leading(byte[] html, String target) implements ConsoleAnswer {}

  /// Go on at an address below the console's own, which says `notice`.
  record GoOn(String path, Optional<ConsoleNotice> notice) implements ConsoleAnswer {}

  /// A page that says why nothing was done, and leads back.
  record Refused(Refusal why) implements ConsoleAnswer {}

  /// A page that says that there is no such thing.
  record Missing() implements ConsoleAnswer {}

  static ConsoleAnswer shown(byte[] html) {
    return new Shown(200, html);
  }

  /// The form once more, with what is wrong in it.
  static ConsoleAnswer wrong(byte[] html) {
    return new Shown(422, html);
  }

  static ConsoleAnswer done(String path, ConsoleNotice notice) {
    return new GoOn(path, Optional.of(notice));
  }

  /// Goes on where it was done, and says why where it was not.
  static ConsoleAnswer of(Optional<Refusal> refusal, String path, ConsoleNotice notice) {
    return refusal.<ConsoleAnswer>map(Refused::new).orElseGet(() -> done(path, notice));
  }
}
