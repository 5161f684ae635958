# Finds Java: sourced by bin/maguey, and by .mvn/build.sh for the build.

MAGUEY_JAVA_NEEDED=25

# Sets $major to the version of the Java in folder $1 that has the program bin/$2; to 0 where none is.
java_major() {
  major=0
  [ -x "$1/bin/$2" ] || return 0
  if [ -r "$1/release" ]; then
    while IFS='="' read -r name _ version _; do
      if [ "$name" = JAVA_VERSION ]; then
        major=${version%%[!0-9]*}
      fi
    done <"$1/release"
  fi
  if [ "${major:-0}" = 0 ]; then
    major=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
  fi
  major=${major:-0}
}

# Exports JAVA_HOME when folder $1 has the program bin/$2 of a Java that is new enough.
takes_java() {
  [ -n "$1" ] || return 1
  java_major "$1" "$2"
  [ "$major" -ge "$MAGUEY_JAVA_NEEDED" ] || return 1
  JAVA_HOME=$1
  export JAVA_HOME
}

# Exports JAVA_HOME as a Java that is new enough, the most deliberate choice first, or says what to
# install and returns 3. $1 is `java` to run, `javac` to build.
find_java() {
  wanted=JDK
  [ "$1" = javac ] || wanted=Java
  if [ -n "${MAGUEY_JAVA_HOME:-}" ]; then
    takes_java "$MAGUEY_JAVA_HOME" "$1" && return 0
    echo "MAGUEY_JAVA_HOME names $MAGUEY_JAVA_HOME, which is not a $wanted $MAGUEY_JAVA_NEEDED or newer." >&2
    return 3
  fi
  takes_java "${JAVA_HOME:-}" "$1" && return 0
  on_path=$(command -v "$1" 2>/dev/null || :)
  if [ -n "$on_path" ]; then
    on_path=$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path")
    takes_java "${on_path%/bin/*}" "$1" && return 0
  fi
  for candidate in /usr/lib/jvm/* /opt/java/* /opt/jdk* \
    "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* "${HOME:-}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    takes_java "$candidate" "$1" && return 0
  done
  if [ -x /usr/libexec/java_home ]; then
    takes_java "$(/usr/libexec/java_home -v "$MAGUEY_JAVA_NEEDED+" 2>/dev/null || :)" "$1" && return 0
  fi
  echo "Maguey needs a $wanted $MAGUEY_JAVA_NEEDED or newer and found none: install one from https://adoptium.net, or set MAGUEY_JAVA_HOME to where it is." >&2
  return 3
}
