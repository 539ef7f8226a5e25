package dev.gatewright.server.api.sources;

import java.util.Set;
import java.util.TreeSet;

/// A type of the client, and how its values are read and written.
///
/// @param boxed as a type argument
/// @param reader an expression that reads one
/// @param writer what a body holds for a value, in place of `%s`
record JavaType(String name, String boxed, Set<String> imports, String reader, String writer) {
  static final JavaType TEXT = plain("String", "String", "text");
  static final JavaType FLAG = plain("boolean", "Boolean", "flag");
  static final JavaType WHOLE = plain("long", "Long", "whole");
  static final JavaType NUMBER = plain("double", "Double", "number");
  static final JavaType ANY = plain("Object", "Object", "any");
  static final JavaType MOMENT =
      new JavaType(
          "Instant", "Instant", Set.of("java.time.Instant"), "Readers::moment", "%s.toString()");
  static final JavaType SECRET =
      new JavaType(
          "Secret",
          "Secret",
          Set.of("dev.gatewright.adminclient.call.Secret"),
          "Readers::secret",
          "%s");
  static final JavaType MEMBERS =
      new JavaType(
          "Map<String, Object>",
          "Map<String, Object>",
          Set.of("java.util.Map"),
          "Readers::map",
          "%s");

  /// As above, where `null` takes a member away.
  static final JavaType MEMBERS_ASKED =
      new JavaType(
          "Map<String, ? extends @Nullable Object>",
          "Map<String, ? extends @Nullable Object>",
          Set.of("java.util.Map", "org.jspecify.annotations.Nullable"),
          "Readers::map",
          "%s");

  private static JavaType plain(String name, String boxed, String reader) {
    return new JavaType(name, boxed, Set.of(), "Readers::" + reader, "%s");
  }

  static JavaType word(String name) {
    return new JavaType(name, name, Set.of(), "Readers.word(" + name + "::new)", "%s.word()");
  }

  static JavaType told(String name) {
    return new JavaType(name, name, Set.of(), "Readers.object(" + name + "::of)", "%s");
  }

  static JavaType asked(String name) {
    return new JavaType(name, name, Set.of(), "Readers::any", "%s.body()");
  }

  JavaType listed() {
    var list = "List<" + boxed + ">";
    return new JavaType(
        list,
        list,
        with("java.util.List"),
        "Readers.list(" + reader + ")",
        writer.equals("%s")
            ? "%s"
            : "%s.stream().map(each -> " + writer.formatted("each") + ").toList()");
  }

  JavaType mapped() {
    var map = "Map<String, " + boxed + ">";
    return new JavaType(map, map, with("java.util.Map"), "Readers.map(" + reader + ")", "%s");
  }

  JavaType optional() {
    var optional = "Optional<" + boxed + ">";
    return new JavaType(optional, optional, with("java.util.Optional"), reader, writer);
  }

  private Set<String> with(String more) {
    var all = new TreeSet<>(imports);
    all.add(more);
    return all;
  }
}
