package dev.gatewright.server.pages;

import java.util.List;
import java.util.Optional;

/// The administration's API for people who read: every address, with what it takes and answers.
///
/// @param root the URL that addresses are below
/// @param common what any request may be refused with
/// @param changes what any that changes something may be refused with besides
public record ReferenceView(
    String root,
    List<Group> groups,
    List<Kind> kinds,
    List<Problem> problems,
    List<String> common,
    List<String> changes) {
  public ReferenceView {
    groups = List.copyOf(groups);
    kinds = List.copyOf(kinds);
    problems = List.copyOf(problems);
    common = List.copyOf(common);
    changes = List.copyOf(changes);
  }

  /// The addresses of one sort of thing.
  public record Group(String id, String title, List<Call> calls) {
    public Group {
      calls = List.copyOf(calls);
    }
  }

  /// One address.
  ///
  /// @param problems what it may refuse with beside what any may
  /// @param curl a command line that asks for it, for a shell
  public record Call(
      String id,
      String method,
      String path,
      String permission,
      String summary,
      List<Member> parameters,
      List<Member> body,
      Answer answer,
      List<String> problems,
      String curl) {
    public Call {
      parameters = List.copyOf(parameters);
      body = List.copyOf(body);
      problems = List.copyOf(problems);
    }
  }

  /// A parameter of an address, or a member of an object.
  ///
  /// @param need where it stands, and whether it has to
  /// @param kind what it is, or is made of, where that is an object
  public record Member(
      String name, String need, String type, Optional<String> kind, String meaning) {}

  /// What is answered when all goes well.
  public record Answer(int status, String says, Optional<String> kind, boolean tagged) {}

  /// A sort of object.
  public record Kind(String name, List<Member> members) {
    public Kind {
      members = List.copyOf(members);
    }
  }

  /// What a request is refused with.
  public record Problem(String reason, int status, String detail) {}
}
