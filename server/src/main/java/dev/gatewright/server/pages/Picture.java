package dev.gatewright.server.pages;

import java.util.Optional;

/// A picture as the configuration names it: one that is served elsewhere, or a file of one's own.
public sealed interface Picture {
  /// At an address of the web, or a path of this origin.
  record At(PageLink link) implements Picture {}

  /// In a file that is served here.
  record Own(OwnFile bytes) implements Picture {}

  /// Where pages below `home` find it.
  ///
  /// @param query what an own file's address ends with, such as whose it is
  default PageLink link(String home, String query) {
    return switch (this) {
      case At(var link) -> link;
      case Own(var file) -> new PageLink(home + file.path() + query);
    };
  }

  /// The file, where it is one.
  default Optional<OwnFile> file() {
    return switch (this) {
      case At _ -> Optional.empty();
      case Own(var file) -> Optional.of(file);
    };
  }
}
