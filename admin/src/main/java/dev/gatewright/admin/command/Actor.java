package dev.gatewright.admin.command;

import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.UserId;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.IssuerId;
import java.util.Optional;

/// Who asks for something to be done.
public sealed interface Actor {
  /// Whoever runs the server and can open its control socket or its files; `means` says by what,
  /// such as `command line` or `apply`.
  record Operator(String means) implements Actor {
    /// What the command line is called.
    public static final String COMMAND_LINE = "command line";

    /// What declares issuers by a file.
    public static final String APPLY = "apply";

    /// Whether these words, where something says who made it, mean whoever runs the server.
    public static boolean isMeans(String words) {
      return words.equals(COMMAND_LINE) || words.equals(APPLY);
    }
  }

  /// Whoever may what a mandate says, and nothing else.
  sealed interface Mandated extends Actor {
    Mandate mandate();
  }

  /// A program with a key of this id.
  record ApiKey(String id, Mandate mandate) implements Mandated {
    /// What events say before its id.
    public static final String MEANS = "api key ";
  }

  /// A person who administers one issuer, or all; `proved` is whether they proved who they are a
  /// moment ago, with all that the console wants.
  record Administrator(UserId user, Mandate mandate, boolean proved) implements Mandated {
    /// What events say before their id.
    public static final String MEANS = "administrator ";
  }

  /// A program that is a client of the issuer of those who administer.
  record Program(ClientId client, Mandate mandate) implements Mandated {
    /// What events say before its id.
    public static final String MEANS = "client ";
  }

  /// A person who administers one organization.
  record OrganizationAdministrator(IssuerId issuer, OrganizationId organization, UserId user)
      implements Actor {}

  /// A person, for what is their own; `through` is the client that acts in their name, where one
  /// does.
  record Person(IssuerId issuer, UserId user, Optional<ClientId> through) implements Actor {
    public Person(IssuerId issuer, UserId user) {
      this(issuer, user, Optional.empty());
    }
  }

  /// A person who administers one project by what they let that project do: `grant` is the one that
  /// their token is of.
  record ProjectAdministrator(IssuerId issuer, ClientId project, UserId user, GrantId grant)
      implements Actor {}

  /// As events keep it, without personal data.
  default String means() {
    return switch (this) {
      case Operator(var means) -> means;
      case ApiKey(var id, var _) -> ApiKey.MEANS + id;
      case Administrator(var user, var _, var _) -> Administrator.MEANS + user;
      case Program(var client, var _) -> Program.MEANS + client;
      case OrganizationAdministrator(var _, var organization, var user) ->
          "administrator " + user + " of " + organization;
      case Person(var _, var user, var _) -> "person " + user;
      case ProjectAdministrator(var _, var project, var user, var _) ->
          "administrator " + user + " of " + project;
    };
  }
}
