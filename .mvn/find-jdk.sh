# Finds a JDK 25 and exports it as JAVA_HOME. Sourced by mvnw, gatewright and .ci/run; POSIX sh.

# True when $1 is the home of a JDK 25: it compiles, and its `release` file names version 25.
is_jdk_25() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && grep -q '^JAVA_VERSION="25[".+-]' "$1/release"
}

# The home of the `java` on PATH, behind the symbolic links that Debian and others put in front.
java_home_on_path() {
  java_command=$(command -v java) || return 1
  java_command=$(readlink -f "$java_command" 2>/dev/null) || return 1
  dirname "$(dirname "$java_command")"
}

# Exports JAVA_HOME, or explains what to install and returns 1.
find_jdk_25() {
  for jdk in "${JAVA_HOME:-}" "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_ARM64:-}" "$(java_home_on_path)" \
    /usr/lib/jvm/* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* /opt/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if is_jdk_25 "$jdk"; then
      JAVA_HOME=$jdk
      export JAVA_HOME
      return 0
    fi
  done
  cat >&2 <<'MESSAGE'
Gatewright needs a JDK 25, and none was found in JAVA_HOME, on PATH or in the usual folders.
Install one, for example Eclipse Temurin 25:

  Debian, Ubuntu   add the repository of https://adoptium.net, then: apt-get install temurin-25-jdk
  macOS            brew install --cask temurin@25
  SDKMAN           sdk install java 25-tem

or set JAVA_HOME to the folder of one that is installed elsewhere.
MESSAGE
  return 1
}
