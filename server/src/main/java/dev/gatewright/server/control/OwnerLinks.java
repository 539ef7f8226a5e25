package dev.gatewright.server.control;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdministratorCommand.MakeOwnerLink;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.join.LinkAddresses;
import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.config.server.ServerConfig.ConsolePlace;
import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.server.tenants.OwnerLinkFile;
import dev.gatewright.server.tenants.SystemIssuer;
import java.io.IOException;

/// The link that makes the first owner. It goes into a file beside the store and never through the
/// socket, nor into an answer: whoever may read the file may have it.
final class OwnerLinks {
  static final String COMMAND = "owner-link";

  private OwnerLinks() {}

  static Report report(
      OpenStore open, Administration administration, Actor actor, ServerConfig config) {
    if (config.console() == ConsolePlace.OFF) {
      return Report.failed(
          Answer.FAILED,
          "There is no console: server.yaml says console: off. Write console: main.");
    }
    var command = new MakeOwnerLink();
    return switch (administration.run(actor, command)) {
      case AdminResult.Refused(var why) ->
          Report.failed(Answer.FAILED, Sentences.why(command, why));
      case AdminResult.AdministratorInvited(var link, var token) -> {
        var url =
            config.baseUrl()
                + SystemIssuer.PATH
                + "/join?"
                + LinkAddresses.TOKEN
                + "="
                + token.text().reveal();
        yield written(open, new Secret(url), Sentences.seconds(link.expiresAt()));
      }
      case AdminResult other -> throw new IllegalStateException("no link: " + other);
    };
  }

  private static Report written(OpenStore open, Secret link, String until) {
    if (open.file().isEmpty()) {
      return Report.failed(Answer.FAILED, "The store is in memory: there is no folder for a link.");
    }
    var file = OwnerLinkFile.of(open.file().get());
    try {
      file.write(link);
    } catch (IOException e) {
      return Report.failed(
          Answer.FAILED, "The link could not be written to %s: %s".formatted(file.path(), e));
    }
    var done =
        "wrote a link to %s; whoever opens it first, until %s, becomes the owner"
            .formatted(file.path(), until);
    return Report.of(
        done,
        Report.object().put("done", done).put("file", file.path().toString()).put("ends", until));
  }
}
