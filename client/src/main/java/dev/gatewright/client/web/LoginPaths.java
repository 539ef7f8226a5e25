package dev.gatewright.client.web;

import java.util.List;

/// The paths of the login's routes and where it leads to. All but the root are below the root, as
/// [WebExchange#path()] is.
///
/// @param root where browsers find the application on its host: empty, or like `/app`
record LoginPaths(
    String root,
    String login,
    String callback,
    String logout,
    String backchannelLogout,
    LocalPath afterLogin,
    LocalPath afterLogout) {

  LoginPaths {
    for (var each : List.of(login, callback, logout, backchannelLogout)) {
      if (LocalPath.parse(each).filter(path -> path.path().equals(each)).isEmpty()) {
        throw new IllegalArgumentException(
            "a route is a path below the application's root, such as /login: " + each);
      }
    }
  }

  /// A path of the application as browsers write it.
  String seen(String below) {
    return root + below;
  }

  /// Where the person asked to go, if that is a page of this application and none of these routes:
  /// those would start over, or log out whoever just logged in.
  LocalPath target(String asked) {
    return LocalPath.parse(asked)
        .filter(path -> path.path().equals(root) || path.path().startsWith(root + "/"))
        .filter(path -> !isRoute(path.path().substring(root.length())))
        .orElseGet(this::landing);
  }

  /// Where the person goes who asked for no page.
  LocalPath landing() {
    return new LocalPath(seen(afterLogin.value()));
  }

  private boolean isRoute(String below) {
    return List.of(login, callback, logout, backchannelLogout).contains(below);
  }
}
